import { type Editor, useEditorState } from "@tiptap/react";

export const paragraphStyles = ["text", "heading-2", "heading-3", "heading-4"] as const;
export type ParagraphStyle = (typeof paragraphStyles)[number];

/** What the toolbar shows as pressed or possible; a new object only when something of it changed. */
export function useToolbarState(editor: Editor) {
  return useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive("bold"),
      italic: current.isActive("italic"),
      underline: current.isActive("underline"),
      strike: current.isActive("strike"),
      bulletList: current.isActive("bulletList"),
      orderedList: current.isActive("orderedList"),
      taskList: current.isActive("taskList"),
      blockquote: current.isActive("blockquote"),
      link: current.isActive("link"),
      inTable: current.isActive("table"),
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
      style: styleOf(current),
    }),
  });
}

function styleOf(editor: Editor): ParagraphStyle {
  const level = [2, 3, 4].find((candidate) => editor.isActive("heading", { level: candidate }));
  return level ? (`heading-${level}` as ParagraphStyle) : "text";
}

/** Turns the paragraphs of the selection into text or a heading. */
export function setParagraphStyle(editor: Editor, style: ParagraphStyle): void {
  const chain = editor.chain().focus();
  if (style === "text") chain.setParagraph().run();
  else chain.setHeading({ level: Number(style.at(-1)) as 2 | 3 | 4 }).run();
}
