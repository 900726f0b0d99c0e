import { Select, type SelectOption } from "../../../ui/Select.tsx";
import { Place } from "./Place.tsx";

/** A value of the record that is chosen from a list; "" is no choice, whose words say so. */
export function ChoiceField<Value extends string>({
  name,
  label,
  hint,
  value,
  none,
  options,
  onChange,
}: {
  name: string;
  label: string;
  hint?: string;
  value: Value | null;
  none: string;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value | null) => void;
}) {
  return (
    <Place name={name} value={value ?? ""}>
      {(aside) => (
        <Select<Value | "">
          {...{ label, hint, aside }}
          value={value ?? ""}
          options={[{ value: "", label: none }, ...options]}
          onValueChange={(chosen) => onChange(chosen === "" ? null : chosen)}
        />
      )}
    </Place>
  );
}
