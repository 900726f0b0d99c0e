import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "./classNames.ts";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";
import { LayerContext } from "./layer.ts";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One or two sentences under the title. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the most important one last. */
  footer?: ReactNode;
  /** `screen`: over everything, to be read from afar. */
  size?: "default" | "wide" | "screen";
}

/** A modal dialog: the focus stays inside, Escape closes it, the focus returns to where it was. */
export function Dialog({ open, onOpenChange, title, description, children, footer, size }: DialogProps) {
  const { t } = useTranslation("common");
  const [content, setContent] = useState<HTMLElement | null>(null);
  const before = useRef<HTMLElement | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          ref={setContent}
          onOpenAutoFocus={(event) => {
            before.current = whereToReturn();
            focusFirstField(event);
          }}
          onCloseAutoFocus={(event) => {
            // Radix knows only of a button that opens it; ours are opened by menus and keys as well.
            event.preventDefault();
            if (document.activeElement === document.body) before.current?.focus();
          }}
          className={classNames(
            styles.dialog,
            size === "wide" && styles.wide,
            size === "screen" && styles.screen,
          )}
          {...(description === undefined && { "aria-describedby": undefined })}
        >
          <LayerContext value={content}>
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
          </LayerContext>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** What has the focus; if that is an entry of a menu, which goes, the button that opens the menu. */
function whereToReturn(): HTMLElement | null {
  const { activeElement } = document;
  const menu = activeElement?.closest("[role=menu]");
  if (menu) return document.getElementById(menu.getAttribute("aria-labelledby") ?? "");
  return activeElement instanceof HTMLElement ? activeElement : null;
}

/** Begins at the first field, or at the dialog itself: not at the button that closes it, nor past what is to be read. */
function focusFirstField(event: Event): void {
  event.preventDefault();
  const dialog = event.currentTarget as HTMLElement;
  const fields = "input:not([type=checkbox], [type=radio], [readonly]), select, textarea";
  // A form that begins with a choice marks it.
  const field =
    dialog.querySelector<HTMLElement>("[data-first-field]") ?? dialog.querySelector<HTMLElement>(fields);
  const isInSight = field && field.getBoundingClientRect().top < dialog.getBoundingClientRect().bottom;
  (isInSight ? field : dialog).focus();
}
