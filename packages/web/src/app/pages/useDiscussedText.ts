import type { Me } from "@querschnitt/shared/api/identity";
import type { Editor, Extensions } from "@tiptap/core";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { makeAnchor } from "../../features/discussion/anchors.ts";
import type { NewThreadTopic } from "../../features/discussion/DiscussionPanel.tsx";
import {
  draftView,
  PassageMarks,
  type Places,
  placeOf,
  showActive,
  showThreads,
} from "../../features/discussion/PassageMarks.ts";
import { useArrivals } from "../../features/discussion/useArrivals.ts";
import { type DiscussionView, useDiscussion } from "../../features/discussion/useDiscussion.ts";
import { type MeasureAddress, useMeasureAddress } from "../../features/measure/useMeasureAddress.ts";
import { isWide } from "../../features/measure/useWide.ts";
import { begunTextKey } from "../../offline/begunTexts.ts";
import { useKept } from "../../offline/useKept.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { useToast } from "../../ui/Toaster.tsx";

export interface DiscussedText {
  view: DiscussionView;
  address: MeasureAddress;
  goTo: (change: Partial<MeasureAddress>) => void;
  /** For the editor: marks commented passages. The same ones for the page's whole life. */
  extensions: Extensions;
  editor: Editor | undefined;
  setEditor: (editor: Editor | undefined) => void;
  places: Places | undefined;
  topic: NewThreadTopic | undefined;
  setTopic: (topic: NewThreadTopic | undefined) => void;
  commentOnSelection: () => void;
  activate: (thread: string) => void;
  jump: (thread: string) => void;
}

/** Where text and discussion of a measure meet: passages marked in one, threads shown in the other. */
export function useDiscussedText({
  measure,
  me,
  directory,
  discussion,
  marks,
}: {
  measure: string;
  me: Me;
  directory: DirectoryView;
  discussion: RoomHandle | undefined;
  marks: RoomHandle | undefined;
}): DiscussedText {
  const { t } = useTranslation("measure");
  const { t: inDiscussion } = useTranslation("discussion");
  const { t: common } = useTranslation("common");
  const announce = useAnnounce();
  const toast = useToast();
  const person = me.person.id;
  const view = useDiscussion(discussion, marks, person);
  const [address, goTo] = useMeasureAddress();
  const [editor, setEditor] = useState<Editor>();
  const [places, setPlaces] = useState<Places>();
  const [topic, setTopic] = useKept<NewThreadTopic | undefined>(
    begunTextKey(person, measure, "topic"),
    undefined,
  );
  const mayComment = discussion?.status.mayWrite === "by-rule";

  useArrivals(view.threads, person, (authors) => {
    const [first] = authors;
    const name = directory.person(first)?.name ?? common("unknownPerson");
    announce(
      authors.length === 1
        ? inDiscussion("arrived.one", { name })
        : inDiscussion("arrived.several", { count: authors.length }),
    );
  });

  const activate = useCallback((thread: string) => goTo({ tab: "discussion", thread }), [goTo]);
  const commentOnSelection = useCallback(() => {
    if (!editor || !mayComment) return;
    const { from, to } = editor.state.selection;
    const draft = draftView(editor.state);
    const anchor = draft && from < to ? makeAnchor(draft, from, to) : undefined;
    if (!anchor) {
      toast({ tone: "info", text: t("selection.empty") });
      return;
    }
    setTopic({ anchor });
    goTo({ tab: "discussion", thread: undefined });
  }, [editor, mayComment, toast, t, setTopic, goTo]);
  const jump = useCallback(
    (thread: string) => {
      // On a narrow screen the text is hidden until then.
      flushSync(() => goTo(isWide() ? { thread } : { tab: "text", thread }));
      const place = editor && placeOf(editor.state, thread);
      if (place) editor.chain().setTextSelection(place.to).focus().scrollIntoView().run();
    },
    [editor, goTo],
  );

  // The editor's extensions live as long as the editor: they ask for what is current.
  const touched = (thread: string): void => {
    // On a narrow screen the discussion would take the text's place under the fingers of somebody who writes.
    if (editor?.isEditable && !isWide()) goTo({ thread });
    else activate(thread);
  };
  const current = useRef({ activate, touched, commentOnSelection });
  current.current = { activate, touched, commentOnSelection };
  const extensions = useMemo(
    () => [
      PassageMarks.configure({
        onPlaces: setPlaces,
        onTouch: (thread) => current.current.touched(thread),
        onActivate: (thread) => current.current.activate(thread),
        onComment: () => current.current.commentOnSelection(),
      }),
    ],
    [],
  );
  useEffect(() => {
    if (editor && !editor.isDestroyed) showThreads(editor.view, view.marked);
  }, [editor, view.marked]);
  useEffect(() => {
    if (editor && !editor.isDestroyed) showActive(editor.view, address.thread);
  }, [editor, address.thread]);

  return {
    view,
    address,
    goTo,
    extensions,
    editor,
    setEditor,
    places: editor ? places : undefined,
    topic,
    setTopic,
    commentOnSelection,
    activate,
    jump,
  };
}
