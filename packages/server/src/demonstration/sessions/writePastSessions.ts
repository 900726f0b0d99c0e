import { itemTakenFrom } from "@querschnitt/shared/documents/agenda";
import { perform } from "@querschnitt/shared/documents/commands";
import { openCourse } from "@querschnitt/shared/documents/minutes";
import type { ProtocolCommand } from "@querschnitt/shared/documents/protocol";
import * as Y from "yjs";
import { cityDay } from "../../notifications/cityTime.ts";
import { type PastSession, pastSessions, type RecordedItem } from "./pastSessions.ts";
import { CHAIR, idIn, itemCommands, planSession, SECRETARY, startOf } from "./plannedSession.ts";
import { editRoom, type SessionServices } from "./SessionServices.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Writes sessions that took place, with minutes that are closed; the earlier ones approved in the later ones. Goes on where
 * it was if it was stopped meanwhile.
 * @param measureOf the measure of a title
 * @param now milliseconds since the epoch
 */
export async function writePastSessions(
  services: SessionServices,
  measureOf: (title: string) => string | undefined,
  now: number,
): Promise<void> {
  const { sittings } = services;
  let former: string | undefined;
  for (const past of pastSessions) {
    const start = startOf(now, -past.daysAgo);
    const session = await planSession(services, `session ${past.key}`, start);
    const room = <Kind extends string>(kind: Kind) => ({ kind, session, part: "public" }) as const;
    if (stateOf(services, session) === "preparation") {
      await editRoom(services, room("agenda"), CHAIR, (doc) => {
        if (doc.getMap("items").has(idIn(session, past.items[0]?.key ?? ""))) return;
        for (const command of itemCommands(session, past.items, measureOf))
          perform(doc, "agenda", command, { person: CHAIR, now: start - DAY });
      });
      await editRoom(services, room("protocol"), SECRETARY, (doc) => {
        if (doc.getMap("times").has("start")) return;
        for (const { command, at } of protocolOf(session, past, start, now))
          perform(doc, "protocol", command, { person: SECRETARY, now: at });
      });
      await editRoom(services, room("minutes"), SECRETARY, (doc) => writeCourses(doc, session, past.items));
      await sittings.move(CHAIR, session, "preparation", "running");
    }
    if (former !== undefined && stateOf(services, former) === "minutes-closed")
      await sittings.approveMinutes(SECRETARY, former, {
        session,
        item: itemTakenFrom(session, "regular:approval"),
      });
    if (stateOf(services, session) === "running")
      await sittings.move(CHAIR, session, "running", "minutes-open");
    if (stateOf(services, session) === "minutes-open")
      await sittings.closeMinutes(SECRETARY, session, sittings.get(session)?.revision ?? 0);
    former = session;
  }
}

const stateOf = ({ sittings }: SessionServices, session: string) => sittings.get(session)?.state;

function writeCourses(doc: Y.Doc, session: string, items: readonly RecordedItem[]): void {
  for (const { key, course } of items) {
    const root = openCourse(doc, idIn(session, key));
    if (root.length > 0) continue;
    for (const text of course) {
      const paragraph = new Y.XmlElement("paragraph");
      root.push([paragraph]);
      paragraph.insert(0, [new Y.XmlText(text)]);
    }
  }
}

/** What the secretary noted, each with its moment. */
function protocolOf(
  session: string,
  { items, present }: PastSession,
  start: number,
  now: number,
): { command: ProtocolCommand; at: number }[] {
  const noted: { command: ProtocolCommand; at: number }[] = [
    { command: { type: "set-time", which: "start", at: start }, at: start },
  ];
  const after = (minutes: number | undefined): number | null =>
    minutes === undefined ? null : start + minutes * MINUTE;
  for (const { person, from, until } of present) {
    const role = person === CHAIR ? "chair" : person === SECRETARY ? "secretary" : "member";
    const terms = { voting: true, substituteFor: null, from: after(from), until: after(until) };
    const values = { person, role, ...terms } as const;
    const entry = idIn(session, `present:${person}`);
    noted.push({ command: { type: "add-entry", root: "attendance", entry, values }, at: start });
  }
  let at = start + 10 * MINUTE;
  for (const item of items) {
    const id = idIn(session, item.key);
    if (item.course.length === 0) {
      const progress = { state: "not-reached", spent: 0 } as const;
      noted.push({ command: { type: "set-progress", item: id, progress }, at });
      continue;
    }
    noted.push({ command: { type: "take-up", item: id, closed: false }, at });
    at += (item.minutes ?? 0) * MINUTE;
    noted.push(...resultsOf(session, item, at, now).map((command) => ({ command, at })));
  }
  // Somebody always has one thing more to say.
  at += 10 * MINUTE;
  noted.push({ command: { type: "take-up", item: null, closed: false }, at });
  noted.push({ command: { type: "set-time", which: "end", at }, at });
  return noted;
}

function resultsOf(
  session: string,
  { key, decision, task }: RecordedItem,
  at: number,
  now: number,
): ProtocolCommand[] {
  const item = idIn(session, key);
  const commands: ProtocolCommand[] = [];
  if (decision) {
    const values = { item, ...decision, biased: null, result: "adopted", takenAt: at } as const;
    commands.push({ type: "add-entry", root: "decisions", entry: idIn(session, `decision:${key}`), values });
  }
  if (task) {
    const { dueIn, ...terms } = task;
    const values = { item, ...terms, deadline: cityDay(now + dueIn * DAY) };
    commands.push({ type: "add-entry", root: "tasks", entry: idIn(session, `task:${key}`), values });
  }
  return commands;
}
