import type { Me } from "@querschnitt/shared/api/identity";
import type { ReadComment } from "@querschnitt/shared/documents/discussion";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { begunTextKey } from "../../offline/begunTexts.ts";

/** Where a measure is discussed: by everybody who may read it, or by one's own organisation alone. */
export const spaces = ["common", "internal"] as const;
export type Space = (typeof spaces)[number];

/** Who looks at a discussion, what they may do, and how they look people up. */
export interface DiscussionReader {
  me: Me;
  directory: DirectoryView;
  measure: string;
  space: Space;
  mayComment: boolean;
  moderates: boolean;
  /** Reports a comment, for example because it names somebody; undefined where moderation may not read it. */
  onReport: ((comment: ReadComment) => void) | undefined;
}

/** Where the unsent text of a comment is kept: what was begun among one's own never turns up in front of everybody. */
export function keptAs({ me, measure, space }: DiscussionReader, slot: string): string {
  const { person, organisation } = me;
  return begunTextKey(person.id, measure, space === "common" ? slot : `internal.${organisation.id}.${slot}`);
}

/** The words of a discussion; those of an internal one say so wherever somebody might forget it. */
export function useSpaceWords(space: Space) {
  return useTranslation(space === "internal" ? ["internal", "discussion"] : "discussion", {
    nsMode: "fallback",
  }).t;
}
