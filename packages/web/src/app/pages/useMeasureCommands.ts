import { readableMentions } from "@querschnitt/shared/documents/mentions";
import { readRecord } from "@querschnitt/shared/documents/record";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { DirectoryView } from "../../api/useDirectory.ts";
import {
  type MeasureTab,
  measureTabs,
  writeMeasureAddress,
} from "../../features/measure/useMeasureAddress.ts";
import { isWide } from "../../features/measure/useWide.ts";
import { goTo } from "../../features/search/goTo.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { type Command, useCommands } from "../../ui/commands.ts";
import type { IconName } from "../../ui/Icon.tsx";
import { leadTo } from "./useArrival.ts";
import type { DiscussedText } from "./useDiscussedText.ts";

/** So many discussions and responsibilities are offered: more are found by searching. */
const MOST = 12;
const LABEL_LENGTH = 70;

const tabIcons: Record<MeasureTab, IconName> = {
  text: "text",
  record: "document",
  discussion: "comment",
  responsibilities: "task-list",
};

/** Offers what can be done on the page of a measure: write a comment, go to a part, a section, a discussion. */
export function useMeasureCommands({
  measure,
  text,
  record,
  directory,
  mayComment,
}: {
  measure: string;
  text: DiscussedText;
  record: RoomHandle | undefined;
  directory: DirectoryView;
  /** In the discussion that is open. */
  mayComment: boolean;
}): void {
  const { t } = useTranslation(["commands", "measure"]);
  const [, navigate] = useLocation();
  const here = t("groups.here");
  const jumpTo = (address: Parameters<typeof writeMeasureAddress>[0]): void =>
    goTo(navigate, `/measures/${measure}${writeMeasureAddress(address)}`);

  const comments = (): Command[] =>
    mayComment
      ? [
          {
            id: "new-comment",
            label: t("newComment"),
            group: here,
            icon: "comment-add",
            run: () => {
              text.setTopic({ anchor: null });
              text.goTo({ tab: "discussion", thread: undefined });
            },
          },
        ]
      : [];
  const parts = (): Command[] =>
    measureTabs.map((tab) => ({
      id: `part-${tab}`,
      label: t("toPart", { part: t(`measure:tabs.${tab}`) }),
      group: here,
      icon: tabIcons[tab],
      run: () => {
        jumpTo({ tab });
        if (tab === "text") text.editor?.commands.focus();
      },
    }));
  const sections = (): Command[] => {
    const { editor } = text;
    const found: Command[] = [];
    editor?.state.doc.forEach((node, position) => {
      const words = node.textContent.trim();
      if (node.type.name !== "heading" || words === "") return;
      found.push({
        id: `section-${found.length}`,
        label: t("toSection", { section: cut(words) }),
        group: here,
        icon: "text",
        run: () => {
          // On a narrow screen the text is hidden until then.
          flushSync(() => text.goTo(isWide() ? {} : { tab: "text" }));
          leadTo(editor, position + 1, position + 1 + node.content.size);
        },
      });
    });
    return found;
  };
  const threads = (): Command[] =>
    (text.views[text.space].threads ?? [])
      .filter(({ resolved }) => !resolved)
      .slice(-MOST)
      .map(({ id, comments: [first] }) => ({
        id: `thread-${id}`,
        label: t("toThread", { words: cut(readableMentions(first?.body ?? "", nameOf(directory))) }),
        group: here,
        icon: "comment",
        run: () => jumpTo({ tab: "discussion", thread: id }),
      }));
  const responsibilities = (): Command[] =>
    record?.status.ready
      ? readRecord(record.doc)
          .responsibilities.slice(0, MOST)
          .map(({ id, task }) => ({
            id: `responsibility-${id}`,
            label: t("toResponsibility", { task: cut(task) }),
            group: here,
            icon: "task-list",
            run: () => jumpTo({ tab: "responsibilities", responsibility: id }),
          }))
      : [];
  useCommands(() => [...comments(), ...parts(), ...sections(), ...threads(), ...responsibilities()]);
}

function cut(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH)} …` : line;
}

function nameOf(directory: DirectoryView): Parameters<typeof readableMentions>[1] {
  return ({ kind, id }) =>
    (kind === "person"
      ? directory.person(id)
      : kind === "organisation"
        ? directory.organisation(id)
        : directory.workingGroup(id)
    )?.name ?? "…";
}
