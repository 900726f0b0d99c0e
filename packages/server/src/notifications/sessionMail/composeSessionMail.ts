import type { Language } from "@querschnitt/shared/api/languages";
import { oneLine } from "@querschnitt/shared/api/oneLine";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import type { ReadAgenda } from "@querschnitt/shared/documents/agenda";
import { type CalendarEvent, calendarFile } from "../../exports/calendar/calendarFile.ts";
import type { Mail } from "../../mail/Mailer.ts";
import type { SessionMail } from "../../process/sittingMails.ts";
import { CITY_ZONE } from "../cityTime.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";

export interface SessionMailParts {
  mail: SessionMail;
  facts: SessionFacts;
  /** The public part alone: e-mails lie about. */
  agenda: ReadAgenda;
  /** The same as a PDF file; undefined where there is nothing to come to. */
  file: Uint8Array | undefined;
  group: string;
  recipient: { name: string; address: string; language: Language; entitled: boolean };
  organiser: { name: string; email: string } | null;
  /** Where people reach the workspace. */
  origin: string;
}

/** The e-mail that invites somebody to a session, tells what has changed, or that there is nothing to come to. */
export function composeSessionMail(parts: SessionMailParts): Mail {
  const { mail, facts, agenda, file, group, recipient, organiser, origin } = parts;
  const texts = recipient.language === "de" ? german : english;
  const locale = recipient.language === "de" ? "de-DE" : "en-GB";
  const kind =
    mail.method === "REQUEST"
      ? mail.sequence === 0
        ? "invitation"
        : "update"
      : facts.state === "cancelled"
        ? "cancelled"
        : "withdrawn";
  const [start, end] = [new Date(facts.start), new Date(facts.end)];
  const timeZone = CITY_ZONE;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(start);
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone });
  const address = `${origin}/sessions/${facts.id}`;
  const lines = agenda.items.map(({ number, title, minutes, parent }) => {
    const time = minutes === null ? "" : ` (${texts.minutes(minutes)})`;
    return `${parent === null ? "" : "  "}${number} ${oneLine(title)}${time}`;
  });
  const closed = agenda.announcements.map(({ title }) => `- ${oneLine(title)}`);
  // What has been said about it since is not for whoever is not invited any more.
  const isTold = kind !== "withdrawn";
  const isOn = mail.method === "REQUEST";
  const body = [
    texts.greeting(oneLine(recipient.name)),
    texts.opening[kind],
    isTold && [oneLine(facts.title), oneLine(group)].join("\n"),
    isTold &&
      [
        `${texts.when}: ${when.formatRange(start, end)}`,
        `${texts.where}: ${oneLine(facts.place) || texts.placeOpen}`,
      ].join("\n"),
    isOn && `${texts.agenda}\n${lines.join("\n")}`,
    isOn && closed.length > 0 && `${texts.closedPart}\n${closed.join("\n")}`,
    isOn && recipient.entitled && texts.closedHint,
    isTold && `${texts.link}: ${address}`,
    file && texts.file,
    isOn && texts.calendar,
  ];
  const event: CalendarEvent = {
    uid: `${facts.id}@${new URL(origin).hostname}`,
    sequence: mail.sequence,
    title: isTold ? facts.title : texts.subject.withdrawn(day),
    place: isTold ? facts.place : "",
    start: facts.start,
    end: facts.end,
    stamp: facts.invitation?.at ?? facts.createdAt,
    address,
    description: isOn ? lines.join("\n") : "",
    status: isOn ? "confirmed" : "cancelled",
    organiser,
    attendees: [{ name: recipient.name, email: recipient.address }],
  };
  return {
    to: { name: recipient.name, address: recipient.address },
    subject: texts.subject[kind](day),
    text: `${body.filter(Boolean).join("\n\n")}\n`,
    messageId: `sitting-${facts.id}-${mail.sequence}-${mail.person}@${new URL(origin).hostname}`,
    attachments: [
      {
        filename: "sitzung.ics",
        contentType: `text/calendar; method=${mail.method}; charset=utf-8`,
        content: calendarFile([event], mail.method),
      },
      ...(file ? [{ filename: texts.fileName, contentType: "application/pdf", content: file }] : []),
    ],
  };
}
