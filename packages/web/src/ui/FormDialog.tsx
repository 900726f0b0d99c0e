import { type FormEvent, type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "./Alert.tsx";
import { Button } from "./Button.tsx";
import styles from "./Dialog.module.css";
import { Dialog, type DialogProps } from "./Dialog.tsx";

/** A dialog in which something is filled in and sent: fields, what went wrong with sending them, two buttons. */
export function FormDialog({
  open = true,
  onClose,
  submitLabel,
  busy = false,
  problem,
  otherButtons,
  noValidate = false,
  danger = false,
  onSubmit,
  children,
  ...dialog
}: Pick<DialogProps, "title" | "description"> & {
  /** Left out where the dialog is mounted when it opens. */
  open?: boolean;
  onClose: () => void;
  submitLabel: string;
  /** Whether it is being sent: pressing again does nothing then. */
  busy?: boolean;
  problem?: string | undefined;
  otherButtons?: ReactNode;
  /** Whether the fields say what is missing themselves, instead of the browser. */
  noValidate?: boolean;
  /** Whether what is sent cannot be taken back. */
  danger?: boolean;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation("common");
  const form = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // A dialog is a child of the page only on the screen; in React it would submit forms around it.
    event.stopPropagation();
    if (busy) return;
    const { currentTarget } = event;
    onSubmit();
    // To what is wrong, once that stands there: without a look at the screen nothing else tells why nothing happened.
    requestAnimationFrame(() => currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <Dialog
      {...dialog}
      open={open}
      onOpenChange={(next) => !next && onClose()}
      footer={
        <>
          {otherButtons}
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant={danger ? "danger" : "primary"} busy={busy}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit} noValidate={noValidate}>
        {problem !== undefined && (
          <Alert tone="danger" live>
            {problem}
          </Alert>
        )}
        {children}
      </form>
    </Dialog>
  );
}
