import type { Phase } from "@querschnitt/shared/policy/phases";
import type { MeasureRole } from "@querschnitt/shared/policy/roles";
import { cityDay } from "../cityTime.ts";
import type { DigestTexts } from "./DigestTexts.ts";

const phases: Record<Phase, string> = {
  proposal: "Proposal",
  draft: "Draft",
  "co-signing": "Co-signature",
  motion: "Motion",
  resolved: "Resolved",
  implementation: "Implementation",
  evaluation: "Evaluation",
  revision: "Revision",
  closed: "Closed",
  withdrawn: "Withdrawn",
};

const roles: Record<MeasureRole, string> = {
  reader: "read",
  commenter: "read and comment on",
  editor: "write",
};

const somebody = "Somebody";

function day(value: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(value));
}

export const english: DigestTexts = {
  language: "en",
  subject: (count, workspace) =>
    `${workspace}: ${count === 1 ? "one new notification" : `${count} new notifications`}`,
  greeting: (name) => `Dear ${name},`,
  lead: (count, workspace) =>
    count === 1
      ? `there is something new for you in the workspace "${workspace}":`
      : `there are ${count} pieces of news for you in the workspace "${workspace}":`,
  who: ([first = somebody, ...others]) =>
    others.length === 0
      ? first
      : `${first} and ${others.length === 1 ? others[0] : `${others.length} others`}`,
  sentence: (
    { kind, count, people, task, personal, phase, role, deadline, passed, session },
    who = somebody,
  ) => {
    const plural = people.length > 1;
    switch (kind) {
      case "mention": {
        const whom = personal ? "you" : "your organisation or working group";
        const more = count > 1 ? ` (${count} new comments)` : "";
        return `${who} ${plural ? "have" : "has"} mentioned ${whom} in a discussion${more}.`;
      }
      case "reply":
        return count === 1
          ? `${who} has replied in a discussion that you take part in.`
          : `${count} new replies by ${who} in a discussion that you take part in.`;
      case "comment":
        return count === 1 ? `${who} has written a comment.` : `${count} new comments by ${who}.`;
      case "responsibility":
        return personal
          ? `${who} has given you a responsibility: ${task}`
          : `${who} has given your organisation a responsibility: ${task}`;
      case "acceptance":
        return `This responsibility no longer counts as accepted: ${task}`;
      case "deadline":
        return passed
          ? `The deadline on ${day(deadline ?? "")} has passed: ${task}`
          : `The deadline is on ${day(deadline ?? "")}: ${task}`;
      case "phase":
        return `${who} has moved the measure to the phase "${phase && phases[phase]}".`;
      case "role":
        return `You may now ${role && roles[role]} this measure.`;
      case "invitation":
      case "session": {
        const when = session ? day(cityDay(Date.parse(session.start))) : "";
        switch (session?.news) {
          case "invited":
            return `${who} has invited you to the session on ${when}.`;
          case "cancelled":
            return `${who} has called off the session on ${when}.`;
          case "minutes-closed":
            return `${who} has closed the minutes of the session on ${when}.`;
          default:
            return `Time or place of the session, now on ${when}, have changed (${who}).`;
        }
      }
    }
  },
  measure: (number, title) => `${number} ${title}`.trim(),
  open: "View",
  why: (workspace) =>
    `You receive this e-mail because you take part in the workspace "${workspace}". Nobody reads replies to it.`,
  settings: "Notification settings",
  unsubscribe: "Stop these e-mails",
  unsubscribePage: {
    title: "Stop e-mails",
    question:
      "Would you like to receive no more e-mails with notifications? You will still find your notifications in the application.",
    button: "Stop e-mails",
    doneTitle: "Done",
    done: "You will receive no more e-mails with notifications. You can change this in your account at any time.",
    invalidTitle: "This link is no longer valid",
    invalid: "Please sign in and change your notification settings in your account.",
    toSettings: "To my account",
  },
};
