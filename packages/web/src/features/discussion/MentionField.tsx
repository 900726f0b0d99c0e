import { MAX_COMMENT } from "@querschnitt/shared/policy/discussion";
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import styles from "./MentionField.module.css";
import { MentionList } from "./MentionList.tsx";
import { type Candidate, offered } from "./mentionCandidates.ts";
import { begunMention, carryOver, type Edited, hideNames, putMention, showNames } from "./mentionText.ts";
import { useMentionsHere } from "./useMentions.ts";

/**
 * A field for a comment in which @ addresses somebody: it shows names, and hands over the comment's text with ids. While
 * something is offered, the arrow keys choose, Enter or Tab takes, Escape goes on without.
 */
export function MentionField({
  field,
  label,
  hint,
  error,
  text,
  onText,
  onKeyDown,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  label: string;
  hint: string;
  error: string | undefined;
  text: string;
  onText: (text: string) => void;
  /** Called with keys that choose nothing. */
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}) {
  const { t } = useTranslation("mentions");
  const announce = useAnnounce();
  const { nameOf, candidates } = useMentionsHere();
  const shown = showNames(text, nameOf);
  /** Undefined while the field has no caret. */
  const [caret, setCaret] = useState<number>();
  /** Where somebody has said that they mean a plain @. */
  const [declined, setDeclined] = useState<number>();
  const [chosen, setChosen] = useState(0);
  const wanted = useRef<number>(undefined);
  const list = useId();
  const begun = caret === undefined ? undefined : begunMention(shown, caret);
  const found = begun && begun.start !== declined ? offered(candidates, begun.query) : [];
  const isOpen = found.length > 0;
  const current = Math.min(chosen, found.length - 1);

  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    field.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = undefined;
  });
  useEffect(() => {
    if (isOpen) announce(t("offered"));
  }, [isOpen, announce, t]);
  const decline = useRef(() => {});
  decline.current = () => setDeclined(begun?.start);
  useEffect(() => {
    if (!isOpen) return;
    // Before a dialog hears it, which would close with everything in it.
    const hear = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      decline.current();
    };
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, [isOpen]);

  const take = ({ after, caret: next }: Edited): void => {
    onText(hideNames(after));
    setCaret(next);
    wanted.current = next;
  };
  const choose = ({ mention }: Candidate): void => {
    const put = begun && putMention(shown, begun, mention, nameOf);
    // An id can be longer than what was typed to find it.
    if (put && hideNames(put.after).length <= MAX_COMMENT) take(put);
    setChosen(0);
    field.current?.focus();
  };
  /** Whether a key was for what is offered. */
  const takes = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const candidate = found[current];
    const isModified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (!candidate || isModified || event.nativeEvent.isComposing) return false;
    switch (event.key) {
      case "ArrowDown":
        setChosen((current + 1) % found.length);
        return true;
      case "ArrowUp":
        setChosen((current + found.length - 1) % found.length);
        return true;
      case "Enter":
      case "Tab":
        choose(candidate);
        return true;
      default:
        return false;
    }
  };
  const follow = ({ selectionStart, selectionEnd }: HTMLTextAreaElement): void =>
    setCaret(selectionStart === selectionEnd ? selectionStart : undefined);

  return (
    <div className={styles.field}>
      <TextArea
        ref={field}
        label={label}
        hint={hint}
        error={error}
        value={shown.text}
        // The comment must fit, and ids are not as long as names.
        maxLength={MAX_COMMENT - text.length + shown.text.length}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? `${list}-${current}` : undefined}
        onChange={({ target }) => {
          const edited = carryOver(shown, target.value, target.selectionStart);
          if (edited.after.text !== target.value) wanted.current = edited.caret;
          onText(hideNames(edited.after));
          setCaret(edited.caret);
          setChosen(0);
          setDeclined((place) => (edited.after.text[place ?? -1] === "@" ? place : undefined));
        }}
        onSelect={({ currentTarget }) => follow(currentTarget)}
        onBlur={() => setCaret(undefined)}
        onKeyDown={(event) => {
          if (takes(event)) event.preventDefault();
          else onKeyDown?.(event);
        }}
      />
      {isOpen && (
        <MentionList id={list} candidates={found} current={current} onChoose={choose} label={t("label")} />
      )}
    </div>
  );
}
