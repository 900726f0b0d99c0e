import { MAX_SUMMARY } from "@querschnitt/shared/policy/record";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextArea } from "../../ui/TextArea.tsx";

/** How long typing pauses before what was typed is written. */
const PAUSE = 600;

/**
 * The summary: while somebody writes they see their own text, afterwards what all have made of it. Each pause
 * writes the difference, so that what others do elsewhere in it stays.
 */
export function SummaryField({
  summary,
  onEdit,
}: {
  summary: string;
  onEdit: (from: string, to: string) => void;
}) {
  const { t } = useTranslation("record");
  const [text, setText] = useState<string>();
  /** What the next difference starts from; undefined while nobody writes here. */
  const base = useRef<string>(undefined);
  const latest = useRef<string>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const edit = useRef(onEdit);
  edit.current = onEdit;

  const write = useCallback(() => {
    clearTimeout(timer.current);
    const [from, to] = [base.current, latest.current];
    if (from === undefined || to === undefined || from === to) return;
    base.current = to;
    edit.current(from, to);
  }, []);
  // Going to another tab of the page must not lose the last words.
  useEffect(() => write, [write]);

  return (
    <TextArea
      label={t("summary.label")}
      hint={t("summary.hint")}
      value={text ?? summary}
      maxLength={MAX_SUMMARY}
      rows={4}
      onChange={(event) => {
        base.current ??= summary;
        latest.current = event.target.value;
        setText(event.target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(write, PAUSE);
      }}
      onBlur={() => {
        write();
        base.current = undefined;
        latest.current = undefined;
        setText(undefined);
      }}
    />
  );
}
