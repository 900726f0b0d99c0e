import { DRAFT_ROOT } from "@querschnitt/shared/documents/draft";
import { draftExtensions } from "@querschnitt/shared/documents/draftSchema";
import { type Extensions, getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import { initProseMirrorDoc, prosemirrorToYXmlFragment, updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { DraftView } from "../passages/anchors.ts";

// The same types twice to the compiler: as an ES module\'s and as a CommonJS module\'s.
export const schema = getSchema(draftExtensions() as unknown as Extensions);

/** A draft bound to a shared document as y-tiptap binds it, without a browser. */
export class BoundDraft {
  readonly shared = new Y.Doc();
  readonly #fragment = this.shared.getXmlFragment(DRAFT_ROOT);
  #view: DraftView;

  /** @param content paragraphs by their words, or another draft, of which this one is a copy */
  constructor(content: string[] | BoundDraft) {
    if (content instanceof BoundDraft) {
      Y.applyUpdate(this.shared, Y.encodeStateAsUpdate(content.shared));
    } else {
      const blocks = content.map((text) =>
        schema.node("paragraph", null, text === "" ? [] : [schema.text(text)]),
      );
      prosemirrorToYXmlFragment(schema.node("doc", null, blocks), this.#fragment);
    }
    this.#view = this.#read();
  }

  get fragment(): Y.XmlFragment {
    return this.#fragment;
  }

  get view(): DraftView {
    return this.#view;
  }

  get doc(): Node {
    return this.#view.doc;
  }

  /** Makes an edit the way the editor does: the shared document is led to what the new one says. */
  edit(change: (transform: Transform) => void): Transform {
    const transform = new Transform(this.doc);
    change(transform);
    updateYFragment(this.shared, this.#fragment, transform.doc, {
      mapping: this.#view.mapping,
      isOMark: new Map(),
    });
    // Read afresh, as another person's editor would.
    this.#view = this.#read();
    return transform;
  }

  #read(): DraftView {
    const { doc, mapping } = initProseMirrorDoc(this.#fragment, schema);
    return { doc, fragment: this.#fragment, mapping };
  }
}
