import { newId } from "@querschnitt/shared/documents/identifiers";
import type { FieldCommand, ReadRecord, RecordCommand } from "@querschnitt/shared/documents/record";
import type { RecordText } from "@querschnitt/shared/policy/record";
import type { DemonstrationRecord } from "./DemonstrationRecord.ts";

/**
 * What moderation enters into a record beside its summary, organisations and time, but for what is there already.
 * @param day the calendar day so many days from now, `YYYY-MM-DD`
 */
export function* recordCommands(
  known: ReadRecord,
  {
    contact,
    fields = {},
    texts = {},
    milestones = [],
    indicators = [],
    assessments = [],
  }: DemonstrationRecord,
  day: (fromNow: number) => string,
): Generator<RecordCommand> {
  if (contact) yield { type: "set-field", field: "contact", value: contact };
  for (const [field, value] of Object.entries(fields)) {
    yield { type: "set-field", field, value } as FieldCommand;
  }
  for (const [name, to] of Object.entries(texts)) {
    const text = name as RecordText;
    if (known[text] === "") yield { type: "edit-text", text, from: "", to };
  }
  for (const { title, inDays, reachedInDays } of milestones) {
    if (known.milestones.some((one) => one.title === title)) continue;
    const reachedOn = reachedInDays === undefined ? null : day(reachedInDays);
    const values = { title, date: day(inDays), reachedOn };
    yield { type: "add-entry", root: "milestones", entry: newId(), values };
  }
  for (const { values, ...indicator } of indicators) {
    const there = known.indicators.find((one) => one.name === indicator.name);
    const id = there?.id ?? newId();
    if (!there) yield { type: "add-entry", root: "indicators", entry: id, values: indicator };
    for (const value of values) {
      if (there?.values.some((one) => one.day === value.day)) continue;
      const whole = { ...value, indicator: id };
      yield { type: "add-entry", root: "indicatorValues", entry: newId(), values: whole };
    }
  }
  for (const { daysAgo, ...assessment } of assessments) {
    if (known.assessments.some((one) => one.reason === assessment.reason)) continue;
    const values = { ...assessment, asOf: day(-daysAgo) };
    yield { type: "add-entry", root: "assessments", entry: newId(), values };
  }
}
