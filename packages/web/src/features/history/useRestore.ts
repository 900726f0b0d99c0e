import { compareRecords, type RecordDifference } from "@querschnitt/shared/compare/compareRecords";
import { compareTexts } from "@querschnitt/shared/compare/compareTexts";
import type { ComparedBlock } from "@querschnitt/shared/compare/comparison";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { type ReadRecord, readRecord } from "@querschnitt/shared/documents/record";
import { richText } from "@querschnitt/shared/documents/richText";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import { useTranslation } from "react-i18next";
import * as Y from "yjs";
import { type Chosen, revertText } from "../../editor/restore/revertText.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useToast } from "../../ui/Toaster.tsx";
import { restoringCommands } from "./restoringCommands.ts";

export interface Restoring {
  /** Turns all of the text back. */
  text(earlier: RichNode): void;
  /** Turns one element of the text back; `blocks`: the comparison it was seen in. */
  passage(block: ComparedBlock, blocks: readonly ComparedBlock[]): void;
  /** Turns all of the record back that is its editors' to write. */
  record(earlier: ReadRecord): void;
  field(difference: RecordDifference): void;
}

/**
 * Brings back what once was, as changes like any other: they go through the rooms, so that what others write merges with them.
 * Undefined for those who may not write.
 */
export function useRestore(draft: RoomHandle, record: RoomHandle | undefined): Restoring | undefined {
  const { t } = useTranslation("history");
  const toast = useToast();
  if (draft.status.mayWrite !== "text") return undefined;

  const revert = (blocks: readonly ComparedBlock[], chosen: Chosen): void => {
    const fragment = openDraft(draft.doc);
    const undoing = new Y.UndoManager(fragment);
    if (!revertText(fragment, blocks, chosen)) {
      undoing.destroy();
      toast({ tone: "warning", text: t("restore.meanwhile") });
      return;
    }
    undoing.stopCapturing();
    const perform = (): void => {
      undoing.undo();
      undoing.destroy();
      toast({ tone: "success", text: t("restore.undone") });
    };
    toast({ tone: "success", text: t("restore.done"), action: { label: t("restore.undo"), perform } });
  };
  const performAll = (differences: readonly RecordDifference[]): void => {
    for (const command of differences.flatMap(restoringCommands)) record?.perform(command);
    toast({ tone: "success", text: t("restore.done") });
  };
  return {
    text: (earlier) => revert(compareTexts(earlier, richText(openDraft(draft.doc))), () => true),
    passage: (block, blocks) => revert(blocks, (other) => belongsTo(other, block)),
    record: (earlier) => record && performAll(compareRecords(earlier, readRecord(record.doc))),
    field: (difference) => performAll([difference]),
  };
}

/** Both ends of a move go together. */
function belongsTo(other: ComparedBlock, block: ComparedBlock): boolean {
  return (
    other === block ||
    (other.change === "moved-away" && block.change === "moved-here" && other.move === block.move)
  );
}
