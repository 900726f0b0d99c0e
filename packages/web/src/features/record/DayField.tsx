import { fieldShapes } from "@querschnitt/shared/policy/record";
import { useState } from "react";
import { TextField } from "../../ui/TextField.tsx";

/** A day, written when it is complete and the field is left; empty means none. */
export function DayField({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: string | null;
  error?: string | undefined;
  onChange: (day: string | null) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    if (typed === undefined) return;
    const day = fieldShapes.start.safeParse(typed === "" ? null : typed);
    if (day.success && day.data !== value) onChange(day.data);
    setTyped(undefined);
  };
  return (
    <TextField
      type="date"
      label={label}
      error={error}
      value={typed ?? value ?? ""}
      // Four digits of a year, though browsers take six.
      max="9999-12-31"
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
    />
  );
}
