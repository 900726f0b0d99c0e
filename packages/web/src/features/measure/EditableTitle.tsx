import { fieldShapes, MAX_TITLE } from "@querschnitt/shared/policy/record";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./MeasureHeader.module.css";

/** The page's heading; who may, changes the title in its place. */
export function EditableTitle({
  number,
  title,
  mayChange,
  onChange,
}: {
  number: string;
  title: string;
  mayChange: boolean;
  /** Undefined while the record is not there yet. */
  onChange: ((title: string) => void) | undefined;
}) {
  const { t } = useTranslation("measure");
  const { t: common } = useTranslation("common");
  const [draft, setDraft] = useState<string>();
  const [invalid, setInvalid] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const editing = draft !== undefined && mayChange && onChange !== undefined;

  useEffect(() => {
    if (wasEditing.current && !editing) edit.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  if (!editing) {
    return (
      <div className={styles.title}>
        <h1 tabIndex={-1}>
          <span className={styles.number}>{number}</span> {title}
        </h1>
        {mayChange && (
          <IconButton
            ref={edit}
            size="small"
            icon="edit"
            label={t("title.edit")}
            disabled={!onChange}
            onClick={() => setDraft(title)}
          />
        )}
      </div>
    );
  }
  const close = (): void => {
    setDraft(undefined);
    setInvalid(false);
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = fieldShapes.title.safeParse(draft.trim());
    setInvalid(!wanted.success);
    if (!wanted.success) return;
    if (wanted.data !== title) onChange(wanted.data);
    close();
  };
  return (
    <form className={styles.titleForm} onSubmit={save} noValidate>
      <h1 tabIndex={-1} className="visually-hidden">
        {number} {title}
      </h1>
      <TextField
        className={styles.titleField}
        label={t("title.label", { number })}
        error={invalid ? t("title.missing") : undefined}
        value={draft}
        maxLength={MAX_TITLE}
        autoFocus
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && close()}
      />
      <div className={styles.titleButtons}>
        <Button type="submit" variant="primary">
          {common("save")}
        </Button>
        <Button onClick={close}>{common("cancel")}</Button>
      </div>
    </form>
  );
}
