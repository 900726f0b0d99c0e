import type { SessionMailTexts } from "./SessionMailTexts.ts";

export const german: SessionMailTexts = {
  subject: {
    invitation: (day) => `Einladung zur Sitzung am ${day}`,
    update: (day) => `Geändert: Sitzung am ${day}`,
    cancelled: (day) => `Abgesagt: Sitzung am ${day}`,
    withdrawn: (day) => `Einladung zurückgenommen: Sitzung am ${day}`,
  },
  greeting: (name) => `Guten Tag ${name},`,
  opening: {
    invitation: "Sie sind zu einer Sitzung eingeladen.",
    update: "zu einer Sitzung, zu der Sie eingeladen sind, hat sich etwas geändert. So gilt es jetzt:",
    cancelled: "eine Sitzung, zu der Sie eingeladen waren, findet nicht statt.",
    withdrawn: "Ihre Einladung zu einer Sitzung wurde zurückgenommen.",
  },
  when: "Termin",
  where: "Ort",
  placeOpen: "noch offen",
  agenda: "Tagesordnung",
  minutes: (count) => (count === 1 ? "1 Minute" : `${count} Minuten`),
  closedPart: "Nichtöffentlicher Teil",
  closedHint: "Was im nichtöffentlichen Teil ansteht, steht aus Gründen des Schutzes nur im Arbeitsbereich.",
  link: "Zur Sitzung",
  calendar: "Den Termin können Sie mit der angehängten Kalenderdatei in Ihren Kalender übernehmen.",
  fileName: "tagesordnung.pdf",
  file: "Die öffentliche Tagesordnung liegt als PDF-Datei bei, zum Drucken oder Lesen ohne Verbindung.",
};
