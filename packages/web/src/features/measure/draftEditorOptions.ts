import { DRAFT_ROOT, openDraft } from "@querschnitt/shared/documents/draft";
import type { Extensions } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
// For their types alone: they declare the editor's commands.
import type {} from "@tiptap/extension-list";
import type {} from "@tiptap/extension-table";
import type {} from "@tiptap/starter-kit";
import type * as Y from "yjs";
import { CaretAtKey } from "./CaretAtKey.ts";
import { Carets, type CaretsOptions } from "./Carets.ts";
import { FollowLinks } from "./FollowLinks.ts";
import { Reading } from "./Reading.ts";
import { SectionPlaceholder } from "./SectionPlaceholder.ts";
import { SoughtPassage } from "./SoughtPassage.ts";
import { sharedExtensions } from "./sharedExtensions.ts";

/** Everything an editor of a draft consists of. */
export function editorExtensions(options: {
  doc: Y.Doc;
  writes: boolean;
  carets: CaretsOptions;
  placeholder: () => string;
  others: Extensions;
}): Extensions {
  const { doc, writes, carets, placeholder, others } = options;
  return [
    ...sharedExtensions(),
    Collaboration.configure({ document: doc, field: DRAFT_ROOT, fragment: openDraft(doc) }),
    CaretAtKey,
    Carets.configure(carets),
    SoughtPassage,
    FollowLinks.configure({ plainClick: !writes }),
    ...(writes ? [SectionPlaceholder.configure({ text: placeholder })] : [Reading]),
    ...others,
  ];
}
