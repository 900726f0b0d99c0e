import type { Extensions } from "@tiptap/core";
import { Code } from "@tiptap/extension-code";
import { TaskItem, TaskList } from "@tiptap/extension-list";
import { TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { isSafeHref } from "../policy/links.ts";

/**
 * The nodes and marks of a draft, as TipTap extensions that need no DOM: the editor, exports and tests build the
 * same schema from them. Undo belongs to Yjs, so the kit's own is off.
 */
export function draftExtensions(): Extensions {
  return [
    StarterKit.configure({
      undoRedo: false,
      trailingNode: false,
      code: false,
      heading: { levels: [2, 3, 4] },
      link: {
        openOnClick: false,
        defaultProtocol: "https",
        isAllowedUri: (uri) => isSafeHref(uri),
        HTMLAttributes: { rel: "noopener noreferrer nofollow", target: "_blank" },
      },
    }),
    // The kit's excludes all other marks, and two people may set code and italic on the same words at one moment: what
    // can be merged must be allowed.
    Code.extend({ excludes: "code" }),
    TableKit.configure({ table: { resizable: false } }),
    TaskList,
    TaskItem.configure({ nested: true }),
  ];
}
