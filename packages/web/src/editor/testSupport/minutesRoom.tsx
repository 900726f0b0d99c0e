import type { Me } from "@querschnitt/shared/api/identity";
import type { Editor } from "@tiptap/core";
import { flushSync } from "react-dom";
import { createRoot, type Root as ReactRoot } from "react-dom/client";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { TextEditor } from "../TextEditor.tsx";

const words = { label: "Text", keys: "Keys" };
const me: Me = {
  person: { id: "me", name: "Me" },
  organisation: { id: "own", shortName: "Own", stakeholderGroup: "administration" },
} as unknown as Me;

/** A page with the editor of one root of a room at a time, and somebody else with the same room. */
export class MinutesRoom {
  readonly #mine = new Y.Doc();
  readonly #theirs = new Y.Doc();
  readonly #awareness = new Awareness(this.#mine);
  readonly #theirAwareness = new Awareness(this.#theirs);
  readonly #page: ReactRoot;
  readonly #handle: RoomHandle;
  readonly #editors = new Set<Editor>();

  constructor(element: HTMLElement) {
    this.#page = createRoot(element);
    this.#mine.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "them") Y.applyUpdate(this.#theirs, update, "me");
    });
    this.#theirs.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "me") Y.applyUpdate(this.#mine, update, "them");
    });
    this.#theirAwareness.on("update", () => {
      const { clientID } = this.#theirAwareness;
      applyAwarenessUpdate(this.#awareness, encodeAwarenessUpdate(this.#theirAwareness, [clientID]), "them");
    });
    this.#handle = {
      room: { kind: "draft", measure: "m" },
      doc: this.#mine,
      awareness: this.#awareness,
      generation: 0,
      status: { connection: "online", ready: true, mayWrite: "text", unsent: 0 },
      perform: () => {},
      whenSettled: () => Promise.resolve(),
    };
  }

  #welcome = (editor: Editor | undefined): void => {
    if (!editor) return;
    this.#editors.add(editor);
    editor.commands.setTextSelection(editor.state.doc.content.size);
    // At once: the editor's own command waits for a frame, in which the editor before would be gone.
    editor.view.focus();
  };

  /** How many editors are not destroyed; one that was left goes a moment later. */
  livingEditors(): number {
    return [...this.#editors].filter((editor) => !editor.isDestroyed).length;
  }

  /** Shows a root in the place of the one before, with the caret in it as soon as it is there. */
  show(root: string): void {
    flushSync(() =>
      this.#page.render(
        <TextEditor
          handle={this.#handle}
          root={root}
          me={me}
          writing={words}
          reading={{ ...words, hint: "Read" }}
          extensions={noExtensions}
          actions={[]}
          onEditor={this.#welcome}
        />,
      ),
    );
  }

  /** Somebody else writes a paragraph of their own and leaves their caret in it. */
  othersWrite(root: string, text: string): void {
    const words = new Y.XmlText(text);
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [words]);
    this.#theirs.getXmlFragment(root).push([paragraph]);
    const caret = Y.createRelativePositionFromTypeIndex(words, text.length, -1);
    this.#theirAwareness.setLocalStateField("user", {
      person: "they",
      name: "They",
      organisation: "Other",
      stakeholderGroup: "police",
    });
    this.#theirAwareness.setLocalStateField("cursor", { anchor: caret, head: caret });
  }

  /** The root in which others see my caret. */
  ownCaret(): string | undefined {
    const cursor = this.#awareness.getLocalState()?.cursor as { head: unknown } | null | undefined;
    if (!cursor) return undefined;
    const position = Y.createRelativePositionFromJSON(cursor.head);
    let type = Y.createAbsolutePositionFromRelativePosition(position, this.#mine)?.type;
    while (type?._item) type = type._item.parent as typeof type;
    return type && Y.findRootTypeKey(type);
  }

  /** What stands in a root for somebody else, as the words of its paragraphs. */
  text(root: string): string {
    return this.#theirs
      .getXmlFragment(root)
      .toArray()
      .map((block) => block.toString().replace(/<[^>]+>/g, ""))
      .join("|");
  }
}

const noExtensions: [] = [];

declare global {
  interface Window {
    minutes: MinutesRoom;
  }
}

window.minutes = new MinutesRoom(document.body.appendChild(document.createElement("main")));
