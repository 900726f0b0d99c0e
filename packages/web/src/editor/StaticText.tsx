import { getSchema } from "@tiptap/core";
import { DOMSerializer, type Schema } from "@tiptap/pm/model";
import { yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import { useEffect, useRef } from "react";
import type * as Y from "yjs";
import { classNames } from "../ui/classNames.ts";
import styles from "./StaticText.module.css";
import { sharedExtensions } from "./sharedExtensions.ts";
import "./text.css";
import { useReadingCopy } from "./useReadingCopy.ts";

let built: Schema | undefined;
function textSchema(): Schema {
  built ??= getSchema(sharedExtensions());
  return built;
}

/** One root of a text room to read as part of a page: no editor, so that many can stand on one. */
export function StaticText({ doc, root }: { doc: Y.Doc; root: string }) {
  const place = useRef<HTMLDivElement>(null);
  const copy = useReadingCopy(doc, root);
  useEffect(() => {
    if (!copy) return;
    const draw = (): void => {
      const { content } = yXmlFragmentToProseMirrorRootNode(copy, textSchema());
      const drawn = DOMSerializer.fromSchema(textSchema()).serializeFragment(content);
      // A box to tick that does nothing must not look as if it did.
      for (const box of (drawn as DocumentFragment).querySelectorAll("input")) box.disabled = true;
      place.current?.replaceChildren(drawn);
    };
    draw();
    const { doc: own } = copy;
    own?.on("update", draw);
    return () => own?.off("update", draw);
  }, [copy]);
  return <div ref={place} className={classNames("shared-text", styles.static)} lang="de" />;
}
