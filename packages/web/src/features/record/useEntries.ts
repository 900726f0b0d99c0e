import type { RecordCommand } from "@querschnitt/shared/documents/record";
import type { RecordEntryRoot } from "@querschnitt/shared/policy/recordEntries";
import { useTranslation } from "react-i18next";
import { useToast } from "../../ui/Toaster.tsx";

/** How entries of a record's lists are taken out, with a way back. */
export function useEntries(perform: (command: RecordCommand) => void): {
  /** @param text says what is gone */
  remove: (root: RecordEntryRoot, entry: string, text: string) => void;
} {
  const { t } = useTranslation(["record", "common"]);
  const toast = useToast();
  return {
    remove: (root, entry, text) => {
      const set = (deleted: boolean): void =>
        perform({ type: "edit-entry", root, entry, changes: { deleted } } as RecordCommand);
      set(true);
      toast({ text, action: { label: t("common:undo"), perform: () => set(false) } });
    },
  };
}
