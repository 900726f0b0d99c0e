import type { NewDeputy } from "@querschnitt/shared/api/workspace";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { DeputyRecord, DirectoryData, PersonRecord } from "../storage/Directory.ts";
import { note } from "../storage/deeds.ts";
import { Refused } from "./Refused.ts";

/** Periods of one person that are not over yet. */
const PERIODS_PER_PERSON = 20;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * The calendar day of a moment (milliseconds since the epoch) as `YYYY-MM-DD`, by UTC: in Europe nobody's day is behind it,
 * so that what somebody calls today is never taken for yesterday.
 */
export function utcDay(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/**
 * Lets a colleague act for a person in a period to come. What was is not changed: a day that is over cannot be claimed
 * afterwards. Named again in the same words, nothing is added. @throws Refused
 */
export function nameDeputy(
  data: DirectoryData,
  { by, person, now }: { by: string; person: string; now: number },
  wanted: NewDeputy,
): DeputyRecord {
  const { deputy, from, until } = wanted;
  const represented = activeIn(data, person);
  const acting = activeIn(data, deputy);
  if (!represented || !acting) throw new Refused("not-found", "There is no such person.");
  if (person === deputy || represented.organisation !== acting.organisation) {
    throw new Refused("invalid-input", "A deputy is a colleague of the same organisation.", {
      fields: { deputy: "other-organisation" },
    });
  }
  if (until < from)
    throw new Refused("invalid-input", "It ends before it begins.", { fields: { until: "before-from" } });
  const same = data.deputies.find(
    (one) => one.person === person && one.deputy === deputy && one.from === from && one.until === until,
  );
  if (same) return same;
  const today = utcDay(now);
  if (from < today)
    throw new Refused("invalid-input", "Days that are over cannot be claimed.", { fields: { from: "past" } });
  const open = data.deputies.filter((one) => one.person === person && one.until >= today);
  if (open.length >= PERIODS_PER_PERSON)
    throw new Refused("conflict", "There are enough periods. End one first.");
  const record: DeputyRecord = { id: newId(), person, deputy, from, until };
  data.deputies.push(record);
  note(data, now, { kind: "deputy-named", by, person, deputy, after: { from, until } });
  return record;
}

/** Ends a period as of today; one that has not begun goes altogether. One that is over stays as it was. */
export function endDeputy(data: DirectoryData, record: DeputyRecord, by: string, now: number): void {
  const today = utcDay(now);
  if (record.until < today) return;
  const { person, deputy, from, until } = record;
  const begun = from < today;
  if (begun) record.until = utcDay(now - DAY_MILLISECONDS);
  else data.deputies = data.deputies.filter((one) => one !== record);
  const after = begun ? { from, until: record.until } : undefined;
  note(data, now, {
    kind: "deputy-ended",
    by,
    person,
    deputy,
    before: { from, until },
    ...(after && { after }),
  });
}

/** Ends every period in which a person acts for others, or others for them. */
export function endDeputiesOf(data: DirectoryData, person: string, by: string, now: number): void {
  for (const record of [...data.deputies]) {
    if (record.person === person || record.deputy === person) endDeputy(data, record, by, now);
  }
}

function activeIn(data: DirectoryData, person: string): PersonRecord | undefined {
  return data.people.find(({ id, active }) => id === person && active);
}
