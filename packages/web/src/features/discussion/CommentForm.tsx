import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { NoPersonalData } from "../../ui/NoPersonalData.tsx";
import styles from "./Discussion.module.css";
import type { Space } from "./DiscussionReader.ts";
import { MentionField } from "./MentionField.tsx";

/** A field for a comment with its buttons. The text is the caller's, so that it can be kept. */
export function CommentForm({
  space,
  label,
  submitLabel,
  text,
  onText,
  onSubmit,
  onCancel,
  autoFocus = false,
  children,
}: {
  space: Space;
  label: string;
  submitLabel: string;
  text: string;
  onText: (text: string) => void;
  /** Called with a text that is not empty. */
  onSubmit: (text: string) => void;
  onCancel?: () => void;
  autoFocus?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation(["discussion", "common", "mentions"]);
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    const body = text.trim();
    setMissing(body === "");
    if (body === "") field.current?.focus();
    else onSubmit(body);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
      <MentionField
        field={field}
        label={label}
        hint={t(space === "internal" ? "mentions:hintInternal" : "mentions:hint")}
        error={isMissing && text.trim() === "" ? t("form.missing") : undefined}
        text={text}
        onText={onText}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
          if (event.key === "Escape" && onCancel) onCancel();
        }}
      />
      <p className={styles.notice}>
        {t("form.noPersonalData")} <NoPersonalData />
      </p>
      <div className={styles.buttons}>
        <Button
          type="submit"
          size="small"
          variant="primary"
          icon={space === "internal" ? "lock" : "send"}
          className={space === "internal" ? styles.sendInternally : undefined}
          aria-keyshortcuts="Control+Enter"
        >
          {submitLabel}
        </Button>
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            {t("common:cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
