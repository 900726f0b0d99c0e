import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "./classNames.ts";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One or two sentences under the title. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the most important one last. */
  footer?: ReactNode;
  size?: "default" | "wide";
}

/** A modal dialog: the focus stays inside, Escape closes it, the focus returns to where it was. */
export function Dialog({ open, onOpenChange, title, description, children, footer, size }: DialogProps) {
  const { t } = useTranslation("common");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          className={classNames(styles.dialog, size === "wide" && styles.wide)}
          {...(description === undefined && { "aria-describedby": undefined })}
        >
          <div className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton icon="close" label={t("close")} />
            </Radix.Close>
          </div>
          {description !== undefined && (
            <Radix.Description className={styles.description} asChild>
              <div>{description}</div>
            </Radix.Description>
          )}
          {children !== undefined && <div className={styles.body}>{children}</div>}
          {footer !== undefined && <div className={styles.footer}>{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
