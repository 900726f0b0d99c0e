import { MAX_SUMMARY } from "@querschnitt/shared/policy/record";
import { TextArea } from "../../../ui/TextArea.tsx";
import { Place } from "./Place.tsx";
import { useMergedText } from "./useMergedText.ts";

/** A text of the record that several people may write at once. */
export function MergedText({
  name,
  label,
  hint,
  rows = 3,
  value,
  onEdit,
}: {
  name: string;
  label: string;
  hint?: string;
  rows?: number;
  value: string;
  onEdit: (from: string, to: string) => void;
}) {
  const { text, control } = useMergedText(value, onEdit);
  return (
    <Place name={name} value={value}>
      {(aside) => (
        <TextArea {...{ label, hint, aside, rows }} maxLength={MAX_SUMMARY} value={text} {...control} />
      )}
    </Place>
  );
}
