import { carryCaret } from "@querschnitt/shared/documents/editText";
import {
  type ChangeEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

/** How long typing pauses before what was typed is written. */
const PAUSE = 600;

interface Edit {
  from: string;
  to: string;
}

/** What a text area needs to take part. */
interface Control {
  ref: RefObject<HTMLTextAreaElement | null>;
  onFocus: () => void;
  onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onBlur: () => void;
}

/**
 * A text that several people write at once in plain text areas. Each pause writes the difference, so that what others do
 * elsewhere in it stays; what they write appears while one is in it, and the caret stays where one was.
 */
export function useMergedText(
  shared: string,
  onEdit: (from: string, to: string) => void,
): { text: string; control: Control } {
  /** Undefined while nobody writes here. */
  const [text, setText] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  /** What the next difference starts from, and what stands in the area. */
  const base = useRef<string>(undefined);
  const latest = useRef<string>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const edit = useRef(onEdit);
  edit.current = onEdit;
  const caret = useRef<[number, number]>(undefined);
  // Once others' words have come in, the browser's own undo no longer knows what was whose.
  const mixed = useRef(false);
  const undo = useRef<Edit[]>([]);
  const redo = useRef<Edit[]>([]);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    const [from, to] = [base.current, latest.current];
    if (from === undefined || to === undefined || from === to) return;
    base.current = to;
    undo.current.push({ from, to });
    redo.current = [];
    edit.current(from, to);
  }, []);
  // Going to another tab of the page must not lose the last words.
  useEffect(() => write, [write]);

  useEffect(() => {
    const mine = latest.current;
    if (mine === undefined || shared === base.current) return;
    // What was typed meanwhile goes first; the text that comes of both leads here again.
    if (mine !== base.current) {
      write();
      return;
    }
    if (document.activeElement === area.current && area.current) {
      const { selectionStart, selectionEnd } = area.current;
      caret.current = [carryCaret(mine, shared, selectionStart), carryCaret(mine, shared, selectionEnd)];
    }
    mixed.current = true;
    base.current = shared;
    latest.current = shared;
    setText(shared);
  }, [shared, write]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the new text stands in the area
  useLayoutEffect(() => {
    if (caret.current) area.current?.setSelectionRange(...caret.current);
    caret.current = undefined;
  }, [text]);

  const takeBack = (from: Edit[], onto: Edit[]): void => {
    const last = from.pop();
    if (!last) return;
    onto.push({ from: last.to, to: last.from });
    edit.current(last.to, last.from);
  };
  return {
    text: text ?? shared,
    control: {
      ref: area,
      onFocus: () => {
        base.current = shared;
        latest.current = shared;
        setText(shared);
      },
      onChange: ({ target }) => {
        base.current ??= shared;
        latest.current = target.value;
        setText(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(write, PAUSE);
      },
      onKeyDown: (event) => {
        const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
        const isRedo = (isUndo && event.shiftKey) || (event.ctrlKey && event.key.toLowerCase() === "y");
        if (!mixed.current || (!isUndo && !isRedo)) return;
        event.preventDefault();
        write();
        if (isRedo) takeBack(redo.current, undo.current);
        else takeBack(undo.current, redo.current);
      },
      onBlur: () => {
        write();
        base.current = undefined;
        latest.current = undefined;
        mixed.current = false;
        undo.current = [];
        redo.current = [];
        setText(undefined);
      },
    },
  };
}
