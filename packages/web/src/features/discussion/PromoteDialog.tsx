import type { ReadComment } from "@querschnitt/shared/documents/discussion";
import type { Anchor } from "@querschnitt/shared/policy/discussion";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "../../ui/Alert.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import styles from "./Discussion.module.css";
import type { DiscussionReader } from "./DiscussionReader.ts";
import { MentionField } from "./MentionField.tsx";
import { MentionsContext, useMentions } from "./useMentions.ts";

/** Shows, to be changed first, exactly what everybody on the measure will read of an internal comment. */
export function PromoteDialog({
  comment,
  anchor,
  reader,
  onClose,
  onPromote,
}: {
  comment: ReadComment;
  anchor: Anchor | null;
  reader: DiscussionReader;
  onClose: () => void;
  /** Called with a text that is not empty. */
  onPromote: (body: string) => void;
}) {
  const { t } = useTranslation("internal");
  const { t: inDiscussion } = useTranslation(["discussion", "mentions"]);
  const mentions = useMentions({ ...reader, space: "common" });
  const [text, setText] = useState(comment.body);
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const submit = (): void => {
    const body = text.trim();
    setMissing(body === "");
    if (body === "") field.current?.focus();
    else onPromote(body);
  };
  return (
    <MentionsContext value={mentions}>
      <FormDialog
        title={t("promote.title")}
        description={t("promote.meaning")}
        submitLabel={t("promote.confirm")}
        onClose={onClose}
        onSubmit={submit}
      >
        <Alert tone="warning">{t("promote.final")}</Alert>
        {anchor && (
          <blockquote className={styles.quote} lang="de">
            {anchor.quote}
          </blockquote>
        )}
        <MentionField
          field={field}
          label={t("promote.text")}
          hint={inDiscussion("mentions:hint")}
          error={isMissing && text.trim() === "" ? inDiscussion("form.missing") : undefined}
          text={text}
          onText={setText}
        />
      </FormDialog>
    </MentionsContext>
  );
}
