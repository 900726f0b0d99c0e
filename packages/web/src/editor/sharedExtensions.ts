import { draftExtensions } from "@querschnitt/shared/documents/draftSchema";
import type { Extensions } from "@tiptap/core";

/** The nodes and marks of a shared text. One package, but the compiler reads the shared one's types from its CommonJS side. */
export function sharedExtensions(): Extensions {
  return draftExtensions() as unknown as Extensions;
}
