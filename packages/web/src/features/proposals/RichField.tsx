import type { RichNode } from "@querschnitt/shared/policy/richContent";
import { EditorContent, useEditor } from "@tiptap/react";
import { useId } from "react";
import { sharedExtensions } from "../../editor/sharedExtensions.ts";
import styles from "./Proposals.module.css";

/** A small text with its formats, to be changed before it is used. */
export function RichField({
  label,
  content,
  onContent,
}: {
  label: string;
  /** Blocks; read once. */
  content: RichNode[];
  onContent: (blocks: RichNode[]) => void;
}) {
  const id = useId();
  const editor = useEditor({
    extensions: sharedExtensions(),
    content: { type: "doc", content },
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": id,
        class: "shared-text",
        lang: "de",
      },
    },
    onUpdate: ({ editor: changed }) => onContent((changed.getJSON().content ?? []) as RichNode[]),
  });
  return (
    <div>
      <p id={id} className={styles.fieldLabel}>
        {label}
      </p>
      <EditorContent editor={editor} className={styles.richField} />
    </div>
  );
}
