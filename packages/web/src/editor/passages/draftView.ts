import type { EditorState } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { DraftView } from "./anchors.ts";

/** The draft behind an editor's state; undefined before it is bound to the shared document. */
export function draftView(state: EditorState): DraftView | undefined {
  const sync = ySyncPluginKey.getState(state);
  return sync?.binding ? { doc: state.doc, fragment: sync.type, mapping: sync.binding.mapping } : undefined;
}
