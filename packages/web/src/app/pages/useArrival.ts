import type { Editor } from "@tiptap/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useHistoryState } from "wouter/use-browser-location";
import { flatten, withoutSpace } from "../../editor/passages/flatText.ts";
import { showSought } from "../../features/measure/SoughtPassage.ts";
import type { MeasureAddress } from "../../features/measure/useMeasureAddress.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { useToast } from "../../ui/Toaster.tsx";

/** The place somebody was led to may take so long to appear: it may have to come from the server. */
const PATIENCE = 8_000;

/** Leads to what the address names, once per visit and once per jump from the search: a passage, a thread, a responsibility. */
export function useArrival(address: MeasureAddress, editor: Editor | undefined): void {
  const { t } = useTranslation("search");
  const announce = useAnnounce();
  const toast = useToast();
  const { jump } = useHistoryState<{ jump?: number } | null>() ?? {};
  const { tab, thread, responsibility, passage } = address;
  const arrived = useRef<number | "visit">(undefined);
  const texts = useRef({ t, announce, toast });
  texts.current = { t, announce, toast };

  useEffect(() => {
    if (!editor || editor.isDestroyed || passage) return;
    showSought(editor.view, undefined);
  }, [editor, passage]);

  useEffect(() => {
    const isNew = arrived.current === undefined || (jump !== undefined && jump !== arrived.current);
    if (!isNew) return;
    const arrive = (): void => {
      arrived.current = jump ?? "visit";
    };
    if (passage) {
      if (!editor) return;
      return whenFound(
        (look) => {
          editor.on("transaction", look);
          return () => editor.off("transaction", look);
        },
        () => leadToPassage(editor, passage),
        (found) => {
          arrive();
          const { t: say, announce: tell, toast: show } = texts.current;
          if (found) tell(say("sought.marked"));
          else show({ tone: "info", text: say("sought.changed") });
        },
      );
    }
    const target = thread
      ? `#thread-${CSS.escape(thread)}`
      : responsibility
        ? `#responsibility-${CSS.escape(responsibility)}`
        : jump !== undefined && tab !== "text"
          ? '[role="tabpanel"][data-state="active"] section'
          : undefined;
    if (!target) {
      arrive();
      return;
    }
    return whenFound(
      (look) => {
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true });
        return () => observer.disconnect();
      },
      () => leadToElement(target),
      arrive,
    );
  }, [editor, passage, thread, responsibility, tab, jump]);
}

/** Tries now and after each change, until it succeeds or patience ends. Returns how to stop. */
function whenFound(
  watch: (look: () => void) => () => void,
  attempt: () => boolean,
  done: (found: boolean) => void,
): () => void {
  let next: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(next);
    clearTimeout(patience);
    unwatch();
  };
  const end = (found: boolean): void => {
    stop();
    done(found);
  };
  // Not in the midst of a change: the attempt makes changes of its own.
  const look = (): void => {
    clearTimeout(next);
    next = setTimeout(() => attempt() && end(true));
  };
  const patience = setTimeout(() => end(false), PATIENCE);
  const unwatch = watch(look);
  look();
  return stop;
}

/** Leads to where these words stand first, if they do. */
function leadToPassage(editor: Editor, passage: string): boolean {
  if (editor.isDestroyed) return false;
  const { text, positions } = flatten(editor.state.doc);
  const sought = withoutSpace(passage);
  const index = sought === "" ? -1 : text.indexOf(sought);
  const from = positions[index];
  const last = positions[index + sought.length - 1];
  if (from === undefined || last === undefined) return false;
  leadTo(editor, from, last + 1);
  return true;
}

/** Frames a stretch of the text, and takes caret and eyes there. */
export function leadTo(editor: Editor, from: number, to: number): void {
  showSought(editor.view, { from, to });
  editor.commands.setTextSelection(from);
  // A keyboard that slides over the passage would hide what was found.
  if (!window.matchMedia("(pointer: coarse)").matches) editor.view.focus();
  editor.view.dom.querySelector(".sought-passage")?.scrollIntoView({ block: "center" });
}

function leadToElement(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) return false;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
  return true;
}
