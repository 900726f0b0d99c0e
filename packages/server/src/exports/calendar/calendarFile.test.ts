import { fc, test as property } from "@fast-check/vitest";
import ical from "node-ical";
import { expect, test } from "vitest";
import { type CalendarEvent, calendarFile } from "./calendarFile.ts";

const event: CalendarEvent = {
  uid: "s1@example.org",
  sequence: 2,
  title: "AG Öffentlicher Raum; Sitzung, 3",
  place: "Rathaus, Raum 2",
  start: "2027-03-05T08:00:00Z",
  end: "2027-03-05T10:00:00Z",
  stamp: "2027-02-01T07:00:00Z",
  address: "https://example.org/s/1",
  description: "Erste Zeile\nZweite \\ Zeile",
  status: "confirmed",
  organiser: { name: 'Anna "A" Öz; Amt: 3', email: "anna@example.org" },
  attendees: [{ name: "Łukasz Đorđević", email: "l@example.org" }],
};

function readEvent(file: string) {
  return Object.values(ical.sync.parseICS(file)).find((part) => part?.type === "VEVENT") as ical.VEvent;
}

test("an invitation is read as it was meant", () => {
  const file = calendarFile([event], "REQUEST");
  const read = readEvent(file);
  expect(read.summary).toBe(event.title);
  expect(read.location).toBe(event.place);
  expect(read.description).toBe(event.description);
  expect(read.start.toISOString()).toBe("2027-03-05T08:00:00.000Z");
  expect(read.end?.toISOString()).toBe("2027-03-05T10:00:00.000Z");
  const unfolded = file.replaceAll("\r\n ", "");
  for (const line of ["METHOD:REQUEST", "DTSTART:20270305T080000Z", "SEQUENCE:2", "DTSTAMP:20270201T070000Z"])
    expect(unfolded.split("\r\n")).toContain(line);
  expect(unfolded).toMatch(/LAST-MODIFIED:20270201T070000Z/);
  expect(unfolded).toMatch(
    /ATTENDEE;[^\r]*CN=[^\r]*Łukasz Đorđević[^\r]*RSVP=TRUE[^\r]*:mailto:l@example\.org/,
  );
  expect(unfolded).toMatch(/ORGANIZER;CN="Anna 'A' Öz; Amt: 3":mailto:anna@example\.org/);
});

test("a withdrawal is cancelled, a feed has its name and interval and invites nobody", () => {
  expect(calendarFile([event], "CANCEL")).toMatch(/STATUS:CANCELLED/);
  const feed = calendarFile([event], "PUBLISH", "Sitzungen");
  expect(feed).toMatch(/\r\nNAME:Sitzungen\r\n/);
  expect(feed).toMatch(/X-WR-CALNAME:Sitzungen/);
  expect(feed).toMatch(/REFRESH-INTERVAL;VALUE=DURATION:PT1H/);
  expect(feed).not.toMatch(/ATTENDEE/);
});

property.prop({
  typed: fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", minLength: 60 })),
})("no string breaks lines, folding or the entry", ({ typed }) => {
  const person = { name: typed, email: "a@example.org" };
  const file = calendarFile(
    [
      {
        ...event,
        uid: `u${typed}`,
        title: typed,
        place: typed,
        description: typed,
        address: typed,
        organiser: person,
        attendees: [person],
      },
    ],
    "REQUEST",
    typed,
  );
  for (const line of file.split("\r\n")) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
  expect(file.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
  expect(readEvent(file).start.toISOString()).toBe("2027-03-05T08:00:00.000Z");
});
