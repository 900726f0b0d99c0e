import type { AuthoredPassage, Authorship } from "@querschnitt/shared/api/history";
import type { Editor } from "@tiptap/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAuthorship as useAnswer } from "../../api/history.ts";
import type { DirectoryView } from "../../api/useDirectory.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { dateFormat } from "../../ui/dateFormat.ts";
import { useStakeholderLook } from "../../ui/stakeholder.ts";
import { authorAtCaret, hideAuthors, showAuthors } from "./AuthorMarks.ts";

/** Milliseconds for which nobody writes before it is asked again who wrote what. */
const PAUSE = 3_000;

export interface ShownAuthorship {
  isOn: boolean;
  setOn: (on: boolean) => void;
  /** Undefined until it is known. */
  data: Authorship | undefined;
  error: unknown;
  retry: () => void;
  /** Who wrote what stands at the caret, in words. */
  atCaret: string | undefined;
}

/** Shows in the editor who wrote what, while that is switched on, and follows what is written. */
export function useAuthorship(
  measure: string,
  { doc }: RoomHandle,
  editor: Editor | undefined,
  directory: DirectoryView,
): ShownAuthorship {
  const { t, i18n } = useTranslation(["authorship", "common"]);
  const look = useStakeholderLook();
  const [isOn, setOn] = useState(false);
  const [atCaret, setAtCaret] = useState<string>();
  const { data, error, refetch } = useAnswer(measure, isOn);

  const day = dateFormat(i18n.language, { day: "numeric", month: "long", year: "numeric" });
  const nameOf = (person: string): string => directory.person(person)?.name ?? t("common:unknownPerson");
  const words = ({ person, organisation, arrivedAt, proposedBy }: AuthoredPassage): string =>
    [
      directory.organisation(organisation)?.name,
      nameOf(person),
      day.format(arrivedAt),
      proposedBy && t("proposedBy", { name: nameOf(proposedBy) }),
    ]
      .filter(Boolean)
      .join(", ");
  // The editor lives longer than one rendering: it asks for what is current.
  const how = useRef({ look, words });
  how.current = { look, words };

  useEffect(() => {
    if (!isOn || !data || !editor || editor.isDestroyed) return;
    showAuthors(editor, data, how.current);
    return () => {
      if (!editor.isDestroyed) hideAuthors(editor);
    };
  }, [isOn, data, editor]);

  useEffect(() => {
    if (!isOn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void refetch(), PAUSE);
    };
    doc.on("update", wait);
    return () => {
      clearTimeout(timer);
      doc.off("update", wait);
    };
  }, [isOn, doc, refetch]);

  useEffect(() => {
    if (!isOn || !data || !editor || editor.isDestroyed) return;
    const tell = (): void => {
      const passage = editor.isFocused ? authorAtCaret(editor) : undefined;
      setAtCaret(passage && how.current.words(passage));
    };
    tell();
    editor.on("selectionUpdate", tell);
    editor.on("focus", tell);
    return () => {
      editor.off("selectionUpdate", tell);
      editor.off("focus", tell);
      setAtCaret(undefined);
    };
  }, [isOn, data, editor]);

  return { isOn, setOn, data, error, retry: () => void refetch(), atCaret };
}
