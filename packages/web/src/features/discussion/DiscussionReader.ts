import type { Me } from "@querschnitt/shared/api/identity";
import type { ReadComment } from "@querschnitt/shared/documents/discussion";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { begunTextKey } from "../../offline/begunTexts.ts";

/** Who looks at a discussion, what they may do, and how they look people up. */
export interface DiscussionReader {
  me: Me;
  directory: DirectoryView;
  measure: string;
  mayComment: boolean;
  moderates: boolean;
  /** Reports a comment, for example because it names somebody. */
  onReport: (comment: ReadComment) => void;
}

/** Where the unsent text of a comment is kept. */
export function keptAs({ me, measure }: DiscussionReader, slot: string): string {
  return begunTextKey(me.person.id, measure, slot);
}
