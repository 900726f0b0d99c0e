import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "./Announcer.tsx";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import styles from "./Toaster.module.css";
import { type Tone, toneIcon } from "./tone.ts";

export interface Toast {
  text: string;
  tone?: Tone;
  /** For example "undo". */
  action?: { label: string; perform: () => void };
}

const ToastContext = createContext<((toast: Toast) => void) | undefined>(undefined);

/** Long enough to read and to reach the action by keyboard; nothing important is said only here. */
const STAY = 10_000;

/** Shows short messages at the lower edge; they are announced, and go away by themselves. */
export function ToasterProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation("common");
  const announce = useAnnounce();
  const [toasts, setToasts] = useState<(Toast & { id: number })[]>([]);
  const next = useRef(0);
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (toast: Toast) => {
      const id = next.current++;
      setToasts((all) => [...all.slice(-2), { ...toast, id }]);
      announce(toast.text, toast.tone === "danger" ? "assertive" : "polite");
      setTimeout(() => remove(id), STAY);
    },
    [announce, remove],
  );
  return (
    <ToastContext value={show}>
      {children}
      {toasts.length > 0 && (
        <section className={styles.toaster} aria-label={t("messages")}>
          {toasts.map(({ id, text, tone = "neutral", action }) => (
            <div key={id} className={styles.toast} data-tone={tone}>
              <Icon name={toneIcon[tone]} />
              <p>{text}</p>
              {action && (
                <Button
                  size="small"
                  onClick={() => {
                    action.perform();
                    remove(id);
                  }}
                >
                  {action.label}
                </Button>
              )}
              <IconButton size="small" icon="close" label={t("close")} onClick={() => remove(id)} />
            </div>
          ))}
        </section>
      )}
    </ToastContext>
  );
}

/** How a component shows a short message. */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a ToasterProvider around it.");
  return show;
}
