import type { Phase } from "@querschnitt/shared/policy/phases";
import type { MeasureRole } from "@querschnitt/shared/policy/roles";
import { cityDay } from "../cityTime.ts";
import type { DigestTexts } from "./DigestTexts.ts";

const phases: Record<Phase, string> = {
  proposal: "Vorschlag",
  draft: "Entwurf",
  "co-signing": "Mitzeichnung",
  motion: "Antrag",
  resolved: "Beschlossen",
  implementation: "Umsetzung",
  evaluation: "Evaluation",
  revision: "Fortschreibung",
  closed: "Abgeschlossen",
  withdrawn: "Zurückgezogen",
};

const roles: Record<MeasureRole, string> = {
  reader: "lesen",
  commenter: "lesen und kommentieren",
  editor: "mitschreiben",
};

const somebody = "Jemand";

function day(value: string): string {
  return new Intl.DateTimeFormat("de-DE", { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(value));
}

export const german: DigestTexts = {
  language: "de",
  subject: (count, workspace) =>
    `${workspace}: ${count === 1 ? "eine neue Benachrichtigung" : `${count} neue Benachrichtigungen`}`,
  greeting: (name) => `Guten Tag ${name},`,
  lead: (count, workspace) =>
    count === 1
      ? `im Arbeitsbereich „${workspace}“ gibt es etwas Neues für Sie:`
      : `im Arbeitsbereich „${workspace}“ gibt es ${count} Neuigkeiten für Sie:`,
  who: ([first = somebody, ...others]) =>
    others.length === 0
      ? first
      : `${first} und ${others.length === 1 ? others[0] : `${others.length} andere`}`,
  sentence: (
    { kind, count, people, task, personal, phase, role, deadline, passed, session },
    who = somebody,
  ) => {
    const plural = people.length > 1;
    switch (kind) {
      case "mention": {
        const whom = personal ? "Sie" : "Ihre Organisation oder Arbeitsgruppe";
        const more = count > 1 ? ` (${count} neue Kommentare)` : "";
        return `${who} ${plural ? "haben" : "hat"} ${whom} in einer Diskussion erwähnt${more}.`;
      }
      case "reply":
        return count === 1
          ? `${who} hat in einer Diskussion geantwortet, an der Sie beteiligt sind.`
          : `${count} neue Antworten von ${who} in einer Diskussion, an der Sie beteiligt sind.`;
      case "comment":
        return count === 1
          ? `${who} hat einen Kommentar geschrieben.`
          : `${count} neue Kommentare von ${who}.`;
      case "responsibility":
        return personal
          ? `${who} hat Ihnen eine Zuständigkeit gegeben: ${task}`
          : `${who} hat Ihrer Organisation eine Zuständigkeit gegeben: ${task}`;
      case "acceptance":
        return `Diese Zuständigkeit gilt nicht mehr als angenommen: ${task}`;
      case "deadline":
        return passed
          ? `Die Frist am ${day(deadline ?? "")} ist abgelaufen: ${task}`
          : `Die Frist endet am ${day(deadline ?? "")}: ${task}`;
      case "phase":
        return `${who} hat die Maßnahme in die Phase „${phase && phases[phase]}“ gebracht.`;
      case "role":
        return `Sie dürfen diese Maßnahme jetzt ${role && roles[role]}.`;
      case "invitation":
      case "session": {
        const when = session ? day(cityDay(Date.parse(session.start))) : "";
        switch (session?.news) {
          case "invited":
            return `${who} hat Sie zur Sitzung am ${when} eingeladen.`;
          case "cancelled":
            return `${who} hat die Sitzung am ${when} abgesagt.`;
          case "minutes-closed":
            return `${who} hat die Niederschrift der Sitzung am ${when} abgeschlossen.`;
          default:
            return `Zeit oder Ort der Sitzung, jetzt am ${when}, haben sich geändert (${who}).`;
        }
      }
    }
  },
  measure: (number, title) => `${number} ${title}`.trim(),
  open: "Ansehen",
  why: (workspace) =>
    `Sie erhalten diese E-Mail, weil Sie am Arbeitsbereich „${workspace}“ teilnehmen. Antworten auf diese E-Mail liest niemand.`,
  settings: "Benachrichtigungen einstellen",
  unsubscribe: "Keine E-Mails mehr erhalten",
  unsubscribePage: {
    title: "E-Mails abbestellen",
    question:
      "Möchten Sie keine E-Mails mit Benachrichtigungen mehr erhalten? In der Anwendung sehen Sie Ihre Benachrichtigungen weiterhin.",
    button: "E-Mails abbestellen",
    doneTitle: "Abbestellt",
    done: "Sie erhalten keine E-Mails mit Benachrichtigungen mehr. In Ihrem Konto können Sie das jederzeit ändern.",
    invalidTitle: "Dieser Link gilt nicht mehr",
    invalid: "Bitte melden Sie sich an und stellen Sie Ihre Benachrichtigungen in Ihrem Konto ein.",
    toSettings: "Zu meinem Konto",
  },
};
