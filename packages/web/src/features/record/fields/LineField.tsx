import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import { Place } from "./Place.tsx";
import { useCommitted } from "./useCommitted.ts";

/** A single value of the record: written when the field is left or with Enter, given up with Escape. */
export function LineField({
  name,
  label,
  hint,
  error,
  value,
  type = "text",
  maxLength,
  accepts = () => true,
  display = (text) => text,
  onChange,
}: {
  /** Of the field, by which others are told that one is in it. */
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  type?: "text" | "date";
  maxLength?: number;
  /** What is not accepted is not written: a day half typed, for example. */
  accepts?: (text: string) => boolean;
  /** The value in words. */
  display?: (text: string) => string;
  onChange: (text: string) => void;
}) {
  const { t } = useTranslation("record");
  const toast = useToast();
  const announce = useAnnounce();
  const {
    text,
    meanwhile,
    type: typeText,
    commit,
    reset,
  } = useCommitted(value, (typed, base) => {
    const trimmed = typed.trim();
    if (!accepts(trimmed) || trimmed === value) return;
    onChange(trimmed);
    // Only where somebody else's value goes away unseen by whoever reads it next.
    if (value !== base && value !== "")
      toast({
        text: t("overwritten", { label, value: display(value) }),
        action: { label: t("restore"), perform: () => onChange(value) },
      });
  });
  const notice =
    meanwhile === undefined
      ? undefined
      : t("meanwhile", { value: meanwhile === "" ? t("nothing") : display(meanwhile) });
  useEffect(() => {
    if (notice) announce(notice);
  }, [notice, announce]);
  return (
    <Place name={name} value={value}>
      {(aside) => (
        <TextField
          {...{ type, label, aside, error, maxLength }}
          hint={notice ?? hint}
          value={text}
          // Four digits of a year, though browsers take six.
          {...(type === "date" && { max: "9999-12-31" })}
          onChange={(event) => typeText(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
            if (event.key === "Escape") reset();
          }}
        />
      )}
    </Place>
  );
}
