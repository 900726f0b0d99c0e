import { compareTexts } from "@querschnitt/shared/compare/compareTexts";
import { richText } from "@querschnitt/shared/documents/richText";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import type { Editor } from "@tiptap/core";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { fetchAuthorship, fetchPastState } from "../../../api/history.ts";
import { authoredStretches } from "../../../editor/authored.ts";
import { type ChangeMark, changeMarks } from "./changeMarks.ts";

/**
 * What has changed in the text that an editor shows since a moment. Whoever may see how it was sees what is gone as well;
 * everybody else what others have written since.
 * @throws as `get`
 */
export async function findChanges(
  editor: Editor,
  {
    measure,
    since,
    person,
    mayTravel,
  }: { measure: string; since: number; person: string; mayTravel: boolean },
): Promise<ChangeMark[]> {
  const fragment = (): Y.XmlFragment | undefined => ySyncPluginKey.getState(editor.state)?.type;
  if (mayTravel) {
    const { draft } = await fetchPastState(measure, since);
    const now = !editor.isDestroyed && fragment();
    return now ? changeMarks(compareTexts(draft as RichNode, richText(now))) : [];
  }
  const { passages } = await fetchAuthorship(measure);
  const others = passages.filter((passage) => passage.arrivedAt > since && passage.person !== person);
  const now = !editor.isDestroyed && fragment();
  return now
    ? authoredStretches(now, others).map(({ block, from, to }) => ({ block, from, to, removed: "" }))
    : [];
}
