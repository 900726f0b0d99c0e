import type { HeadingLevel } from "../blocks/Block.ts";
import type { ExportTexts } from "../texts/ExportTexts.ts";
import type { Style } from "./look.ts";
import type { Element, Typesetter } from "./Typesetter.ts";

/** What blocks are drawn with. */
export interface Layout {
  setter: Typesetter;
  texts: ExportTexts;
  /** Is called when a heading that belongs into the outline has been drawn. */
  bookmark(level: HeadingLevel, title: string, top: number): void;
}

/** Where blocks go: the left edge and the width in points, their element, and how plain text is set. */
export interface Frame {
  x: number;
  width: number;
  parent: Element;
  style: Style;
}
