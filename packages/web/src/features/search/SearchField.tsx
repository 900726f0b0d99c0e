import { lazy, type Ref, Suspense, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Keys } from "../../ui/Keys.tsx";
import type { AddressOf } from "./AddressOf.ts";
import { goTo } from "./goTo.ts";
import styles from "./SearchField.module.css";

const Suggestions = lazy(() => import("./Suggestions.tsx").then((m) => ({ default: m.Suggestions })));

/** A field that shows what it finds while one types; Enter opens what is chosen, or everything that was found. */
export function SearchField({
  addressOf,
  hint,
  autoFocus = false,
  className,
  onLeave,
  ref,
}: {
  addressOf: AddressOf;
  /** A key that leads here, shown in the field. */
  hint?: string | undefined;
  autoFocus?: boolean;
  className?: string | undefined;
  /** Something was opened, or the field was left with Escape. */
  onLeave?: () => void;
  ref?: Ref<HTMLInputElement>;
}) {
  const { t } = useTranslation("search");
  const [, navigate] = useLocation();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  /** Addresses of what is offered, in order; the last one leads to everything. */
  const [offered, setOffered] = useState<readonly string[]>([]);
  const [active, setActive] = useState(-1);
  const shows = open && text.trim() !== "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, nothing chosen yet
  useEffect(() => setActive(-1), [text]);
  useEffect(() => {
    if (active >= 0) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);

  const leave = (): void => {
    setOpen(false);
    onLeave?.();
  };
  const show = (address: string): void => {
    setText("");
    leave();
    goTo(navigate, address);
  };
  const move = (to: number): void => {
    if (offered.length > 0) setActive((to + offered.length) % offered.length);
  };

  return (
    <search className={className}>
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const chosen = shows ? offered[active] : undefined;
          if (chosen) show(chosen);
          else if (text.trim() !== "") show(`/search?${new URLSearchParams({ q: text.trim() })}`);
        }}
        onBlur={(event) => {
          if (!form.current?.contains(event.relatedTarget)) setOpen(false);
        }}
      >
        <Icon name="search" className={styles.icon} />
        <input
          ref={ref}
          type="search"
          role="combobox"
          enterKeyHint="search"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: only where the person has just asked for the field
          autoFocus={autoFocus}
          maxLength={200}
          aria-label={t("label")}
          placeholder={t("placeholder")}
          aria-keyshortcuts={hint}
          aria-autocomplete="list"
          aria-expanded={shows}
          aria-controls={shows ? `${id}-list` : undefined}
          aria-activedescendant={shows && active >= 0 ? `${id}-${active}` : undefined}
          className={classNames(styles.input, hint && styles.hinted)}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
              event.preventDefault();
              setOpen(true);
              const from = event.key === "ArrowUp" && active < 0 ? 0 : active;
              move(from + (event.key === "ArrowDown" ? 1 : -1));
            } else if (event.key === "Escape") {
              event.preventDefault();
              if (shows) setOpen(false);
              else {
                setText("");
                leave();
              }
            }
          }}
        />
        {hint && text === "" && (
          <span className={styles.hint} aria-hidden="true">
            <Keys keys={[hint]} />
          </span>
        )}
        {shows && (
          <Suspense fallback={null}>
            <Suggestions
              id={id}
              text={text}
              active={active}
              addressOf={addressOf}
              onOffer={setOffered}
              onChoose={show}
            />
          </Suspense>
        )}
      </form>
    </search>
  );
}
