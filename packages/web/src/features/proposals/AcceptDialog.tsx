import type { ReadThread } from "@querschnitt/shared/documents/discussion";
import { plainText } from "@querschnitt/shared/documents/richText";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { asBlocks, asWording } from "./editedWording.ts";
import styles from "./Proposals.module.css";
import { RichField } from "./RichField.tsx";

/** What stands at a proposal's place now; undefined: the place is gone. */
export type StandingNow = { isAsThen: boolean; content: RichNode[] } | undefined;

/**
 * Shows what stood there, what stands there now and what is proposed, and lets the editor say what is to stand there. Nothing
 * is put anywhere else: where the place is gone, the editor puts it in by hand and says so.
 */
export function AcceptDialog({
  thread,
  now,
  busy,
  problem,
  onClose,
  onAccept,
  onDone,
}: {
  thread: ReadThread;
  now: StandingNow;
  busy: boolean;
  problem: string | undefined;
  onClose: () => void;
  onAccept: (wording: RichNode[]) => void;
  /** It was put in by hand. */
  onDone: () => void;
}) {
  const { t } = useTranslation("proposals");
  const { original = [], replacement = [], kind = "words" } = thread.proposal ?? {};
  const start = asBlocks(kind, replacement);
  const [blocks, setBlocks] = useState(start ?? []);
  const wording = start && asWording(kind, replacement, blocks);
  return (
    <FormDialog
      title={t(now?.isAsThen ? "accept.changeTitle" : "accept.conflictTitle")}
      submitLabel={t(now ? "accept.confirm" : "accept.confirmDone")}
      busy={busy}
      problem={problem}
      noValidate
      otherButtons={
        now &&
        !now.isAsThen && (
          <Button variant="quiet" disabled={busy} onClick={onDone}>
            {t("accept.confirmDone")}
          </Button>
        )
      }
      onClose={onClose}
      onSubmit={() => (now ? onAccept(wording ?? [...replacement]) : onDone())}
    >
      {!now?.isAsThen && <Alert tone="warning">{t(now ? "accept.changed" : "accept.lost")}</Alert>}
      <dl className={styles.versions}>
        <Version label={t("accept.then")} content={original} />
        {now && !now.isAsThen && <Version label={t("accept.now")} content={now.content} />}
        <Version label={t("accept.proposed")} content={replacement} />
      </dl>
      {now && start && <RichField label={t("accept.result")} content={start} onContent={setBlocks} />}
    </FormDialog>
  );
}

function Version({ label, content }: { label: string; content: readonly RichNode[] }) {
  const { t } = useTranslation("proposals");
  const text = plainText(content);
  return (
    <div>
      <dt>{label}</dt>
      <dd lang={text.trim() === "" ? undefined : "de"}>{text.trim() === "" ? t("accept.nothing") : text}</dd>
    </div>
  );
}
