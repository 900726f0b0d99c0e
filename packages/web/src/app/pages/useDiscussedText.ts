import type { Me } from "@querschnitt/shared/api/identity";
import type { Editor, Extensions } from "@tiptap/core";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { makeAnchor } from "../../editor/passages/anchors.ts";
import { draftView } from "../../editor/passages/draftView.ts";
import type { NewThreadTopic } from "../../features/discussion/DiscussionPanel.tsx";
import { type Space, spaces } from "../../features/discussion/DiscussionReader.ts";
import {
  PassageMarks,
  type Places,
  placeOf,
  showActive,
  showThreads,
} from "../../features/discussion/PassageMarks.ts";
import { type DiscussionView, useDiscussion } from "../../features/discussion/useDiscussion.ts";
import { type MeasureAddress, useMeasureAddress } from "../../features/measure/useMeasureAddress.ts";
import { isWide } from "../../features/measure/useWide.ts";
import type { ProposalPlace } from "../../features/proposals/placeProposal.ts";
import { begunTextKey } from "../../offline/begunTexts.ts";
import { useKept } from "../../offline/useKept.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useToast } from "../../ui/Toaster.tsx";
import { useAnnouncedArrivals } from "./useAnnouncedArrivals.ts";
import { useSpace } from "./useSpace.ts";

export interface DiscussedText {
  views: Record<Space, DiscussionView>;
  /** The discussion that is shown. */
  space: Space;
  setSpace: (space: Space) => void;
  address: MeasureAddress;
  goTo: (change: Partial<MeasureAddress>) => void;
  /** For the editor: marks commented passages. The same ones for the page's whole life. */
  extensions: Extensions;
  /** Undefined while none shows the text. */
  editor: Editor | undefined;
  setEditor: (editor: Editor | undefined) => void;
  places: Places | undefined;
  topic: NewThreadTopic | undefined;
  setTopic: (topic: NewThreadTopic | undefined) => void;
  /** Undefined where one may not comment anywhere. */
  commentOnSelection: (() => void) | undefined;
  activate: (thread: string) => void;
  /** `place`: where it is, for what is not marked as a comment's passage. */
  jump: (thread: string, place?: ProposalPlace) => void;
}

/** Where text and discussions of a measure meet: passages marked in one, threads shown in the others. */
export function useDiscussedText({
  measure,
  me,
  directory,
  rooms,
  marks,
}: {
  measure: string;
  me: Me;
  directory: DirectoryView;
  rooms: Record<Space, RoomHandle | undefined>;
  marks: RoomHandle | undefined;
}): DiscussedText {
  const { t } = useTranslation("measure");
  const toast = useToast();
  const person = me.person.id;
  const common = useDiscussion(rooms.common, marks, person);
  const internal = useDiscussion(rooms.internal, marks, person);
  const views = { common, internal };
  const [address, goTo] = useMeasureAddress();
  const [space, setSpace] = useSpace(begunTextKey(person, measure, "space"), views, address.thread, goTo);
  const [editor, setEditor] = useState<Editor>();
  const [places, setPlaces] = useState<Places>();
  const [topic, setTopic] = useKept<NewThreadTopic | undefined>(
    begunTextKey(person, measure, "topic"),
    undefined,
  );
  const mayWrite = (one: Space): boolean => rooms[one]?.status.mayWrite === "by-rule";
  // A passage is commented where one is; whoever may only read the common discussion speaks among their own.
  const commented = [space, ...spaces].find(mayWrite);

  useAnnouncedArrivals("common", common, person, directory);
  useAnnouncedArrivals("internal", internal, person, directory);

  const activate = useCallback((thread: string) => goTo({ tab: "discussion", thread }), [goTo]);
  const commentOnSelection = useCallback(() => {
    if (!editor || !commented) return;
    const { from, to } = editor.state.selection;
    const draft = draftView(editor.state);
    const anchor = draft && from < to ? makeAnchor(draft, from, to) : undefined;
    if (!anchor) {
      toast({ tone: "info", text: t("selection.empty") });
      return;
    }
    setTopic({ anchor });
    setSpace(commented);
    goTo({ tab: "discussion", thread: undefined });
  }, [editor, commented, toast, t, setTopic, setSpace, goTo]);
  const jump = useCallback(
    (thread: string, known?: ProposalPlace) => {
      // On a narrow screen the text is hidden until then.
      flushSync(() => goTo(isWide() ? { thread } : { tab: "text", thread }));
      const place = known && "to" in known ? known : editor && placeOf(editor.state, thread);
      if (editor && place) editor.chain().setTextSelection(place.to).focus().scrollIntoView().run();
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
  const marked = useMemo(
    () => [
      ...common.marked,
      ...internal.marked.map((thread) => ({ ...thread, internal: true })),
      ...(topic?.anchor ? [{ id: "begun", anchor: topic.anchor, resolved: false, begun: true }] : []),
    ],
    [common.marked, internal.marked, topic],
  );
  useEffect(() => {
    if (editor && !editor.isDestroyed) showThreads(editor.view, marked);
  }, [editor, marked]);
  useEffect(() => {
    if (editor && !editor.isDestroyed) showActive(editor.view, address.thread);
  }, [editor, address.thread]);

  return {
    views,
    space,
    setSpace,
    address,
    goTo,
    extensions,
    editor,
    setEditor,
    places: editor ? places : undefined,
    topic,
    setTopic,
    commentOnSelection: commented && commentOnSelection,
    activate,
    jump,
  };
}
