import type { Me } from "@querschnitt/shared/api/identity";
import type { DirectoryView } from "../../api/useDirectory.ts";

/** Who looks at a discussion, what they may do, and how they look people up. */
export interface DiscussionReader {
  me: Me;
  directory: DirectoryView;
  measure: string;
  mayComment: boolean;
  moderates: boolean;
}

/** Where the unsent text of a comment is kept; by person, so that nobody finds another's words. */
export function keptAs({ me, measure }: DiscussionReader, slot: string): string {
  return `querschnitt.comment.${me.person.id}.${measure}.${slot}`;
}
