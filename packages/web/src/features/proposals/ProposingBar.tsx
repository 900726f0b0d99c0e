import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Proposals.module.css";
import type { Proposing } from "./useProposing.ts";

/** Longest reason, in UTF-16 units. */
const MAX_REASON = 2_000;

/** Stands above the text while somebody writes proposals: what that means, why they propose, and how it is sent. */
export function ProposingBar({
  proposing,
  onPropose,
}: {
  proposing: Proposing;
  onPropose: (reason: string) => void;
}) {
  const { t } = useTranslation("proposals");
  const [reason, setReason] = useState("");
  const [asking, setAsking] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  const count = proposing.changes.length;
  useEffect(() => {
    head.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section className={styles.bar} aria-labelledby="proposing">
      <h2 id="proposing" ref={head} className={styles.barTitle}>
        <Icon name="edit" /> {t("bar.title")}
      </h2>
      <p>{t("bar.meaning")}</p>
      <p role="status" className={styles.count}>
        {t("bar.changes", { count })}
      </p>
      {count > 0 && (
        <TextField
          label={t("bar.reason")}
          value={reason}
          maxLength={MAX_REASON}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <div className={styles.buttons}>
        {count > 0 && (
          <Button variant="primary" size="small" icon="send" onClick={() => onPropose(reason.trim())}>
            {t("bar.propose", { count })}
          </Button>
        )}
        <Button size="small" onClick={() => (count > 0 ? setAsking(true) : proposing.end())}>
          {count > 0 ? t("bar.discard") : t("bar.end")}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("bar.discardTitle")}
        description={t("bar.discardMeaning", { count })}
        confirm={t("bar.discard")}
        danger
        onConfirm={() => {
          setAsking(false);
          proposing.end();
        }}
      />
    </section>
  );
}
