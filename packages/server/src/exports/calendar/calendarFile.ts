import ICAL from "ical.js";
import { printableText } from "../blocks/printableText.ts";

/** A person of a calendar entry. Nobody without a usable e-mail address appears in the file. */
export interface CalendarPerson {
  name: string;
  email: string;
}

/** `start`, `end` and `stamp` are ISO times; `stamp` says when the entry was last changed. */
export interface CalendarEvent {
  uid: string;
  /** Counts changes of time or place, from 0. */
  sequence: number;
  title: string;
  place: string;
  start: string;
  end: string;
  stamp: string;
  address: string;
  description: string;
  status: "confirmed" | "cancelled";
  organiser: CalendarPerson | null;
  attendees: CalendarPerson[];
}

/** How often programs should look for changes of a feed. */
const REFRESH = "PT1H";

/**
 * A calendar file (RFC 5545, RFC 7986) for an invitation (`REQUEST`), its withdrawal (`CANCEL`), or a file or feed
 * (`PUBLISH`), which names no attendees: whoever subscribes a feed is not invited by it (RFC 5546, 3.2.1).
 * @param name what a subscribed calendar is called; makes the file a feed
 * @throws RangeError for a time that is none
 */
export function calendarFile(
  events: readonly CalendarEvent[],
  method: "REQUEST" | "CANCEL" | "PUBLISH",
  name?: string,
): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.updatePropertyWithValue("version", "2.0");
  calendar.updatePropertyWithValue("prodid", "-//Querschnitt//Sessions//DE");
  calendar.updatePropertyWithValue("calscale", "GREGORIAN");
  calendar.updatePropertyWithValue("method", method);
  if (name !== undefined) {
    calendar.updatePropertyWithValue("name", printableText(name));
    calendar.updatePropertyWithValue("x-wr-calname", printableText(name));
    const interval = new ICAL.Property("refresh-interval");
    interval.resetType("duration");
    interval.setValue(ICAL.Duration.fromString(REFRESH));
    calendar.addProperty(interval);
    calendar.updatePropertyWithValue("x-published-ttl", REFRESH);
  }
  for (const event of events) calendar.addSubcomponent(componentOf(event, method));
  return folded(calendar.toString());
}

function componentOf(event: CalendarEvent, method: "REQUEST" | "CANCEL" | "PUBLISH"): ICAL.Component {
  const component = new ICAL.Component("vevent");
  const add = (name: string, value: string | number | ICAL.Time) =>
    component.addPropertyWithValue(name, value);
  add("uid", oneLine(event.uid));
  add("sequence", Math.max(0, Math.trunc(event.sequence) || 0));
  add("dtstamp", utc(event.stamp));
  add("last-modified", utc(event.stamp));
  add("dtstart", utc(event.start));
  add("dtend", utc(event.end));
  add("summary", printableText(event.title));
  if (event.place) add("location", printableText(event.place));
  if (event.description) add("description", printableText(event.description));
  if (URL.canParse(event.address)) add("url", new URL(event.address).href);
  add("status", method === "CANCEL" || event.status === "cancelled" ? "CANCELLED" : "CONFIRMED");
  if (event.organiser) addPerson(component, "organizer", event.organiser);
  if (method === "PUBLISH") return component;
  for (const attendee of event.attendees) {
    const property = addPerson(component, "attendee", attendee);
    property?.setParameter("role", "REQ-PARTICIPANT");
    property?.setParameter("partstat", "NEEDS-ACTION");
    property?.setParameter("rsvp", method === "REQUEST" ? "TRUE" : "FALSE");
  }
  return component;
}

function addPerson(component: ICAL.Component, property: string, person: CalendarPerson) {
  // An address with a space, a line break or a quote could begin something else in the file.
  if (!/^[^\s"<>@,;:\\]+@[^\s"<>@,;:\\]+$/u.test(person.email) || person.email !== oneLine(person.email))
    return undefined;
  const added = component.addPropertyWithValue(property, `mailto:${person.email}`);
  // Parameters know no escapes (RFC 5545, 3.1), only quotes around them.
  const name = oneLine(person.name).replaceAll('"', "'");
  if (name) added.setParameter("cn", name);
  return added;
}

function utc(iso: string): ICAL.Time {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) throw new RangeError(`No time: ${iso}`);
  return ICAL.Time.fromJSDate(at, true);
}

function oneLine(text: string): string {
  return printableText(text).replace(/\s+/gu, " ").trim();
}

const encoder = new TextEncoder();

/** Folds at 75 octets (RFC 5545, 3.1): the maker counts characters, and may cut one of several octets in two. */
function folded(text: string): string {
  const lines = text.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  return lines.filter(Boolean).map(foldLine).join("");
}

function foldLine(line: string): string {
  let drawn = "";
  let octets = 0;
  for (const character of line) {
    const length = encoder.encode(character).length;
    if (octets + length > 75) {
      drawn += "\r\n ";
      octets = 1;
    }
    drawn += character;
    octets += length;
  }
  return `${drawn}\r\n`;
}
