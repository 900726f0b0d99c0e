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
import { Placeholder, type PlaceholderOptions } from "./Placeholder.ts";
import { Reading } from "./Reading.ts";
import { sharedExtensions } from "./sharedExtensions.ts";

/** Everything an editor of a shared text consists of. */
export function editorExtensions(options: {
  fragment: Y.XmlFragment;
  writes: boolean;
  carets: CaretsOptions;
  placeholder: PlaceholderOptions | undefined;
  others: Extensions;
}): Extensions {
  const { fragment, writes, carets, placeholder, others } = options;
  return [
    ...sharedExtensions(),
    Collaboration.configure({ fragment }),
    CaretAtKey,
    Carets.configure(carets),
    FollowLinks.configure({ plainClick: !writes }),
    ...(writes ? [] : [Reading]),
    ...(writes && placeholder ? [Placeholder.configure(placeholder)] : []),
    ...others,
  ];
}
