import type { DemonstrationMeasure } from "../DemonstrationMeasure.ts";

/** Working group "Sichere Infrastruktur". */
export const infrastructureMeasures: readonly DemonstrationMeasure[] = [
  {
    workingGroup: "infrastruktur",
    title: "Sicherheit beim Planen und Bauen mitdenken",
    summary: "Eine Prüfliste zu Licht, Übersicht und Belebung gehört künftig zu jedem Bebauungsplan.",
    lead: "gks",
    partners: ["ils", "polizei", "tiefbauamt"],
    start: "2026-01-01",
    end: "2026-12-31",
    draft: {
      Ausgangslage: {
        by: "wissenschaft",
        blocks: [
          "Ob ein Weg als sicher empfunden wird, entscheidet sich meist beim Entwurf. Nachträgliche Änderungen sind teuer.",
        ],
      },
      Ziel: {
        by: "wissenschaft",
        blocks: [
          "Die Prüfliste wird ab dem nächsten Jahr bei allen neuen Bebauungsplänen angewendet und nach zwölf Monaten ausgewertet.",
        ],
      },
      Zielgruppe: { by: "moderation", blocks: ["Planer*innen der Stadt und beauftragte Büros."] },
      Umsetzung: {
        by: "tiefbau",
        blocks: [
          [
            "Entwurf der Prüfliste mit dem ILS",
            "Erprobung an drei laufenden Plänen",
            "Schulung der beteiligten Ämter",
          ],
        ],
      },
    },
    threads: [
      {
        about: "nach zwölf Monaten ausgewertet",
        comments: [
          {
            by: "politik",
            daysAgo: 7,
            body: "Bitte ergänzen, wer auswertet und wo das Ergebnis veröffentlicht wird.",
          },
        ],
      },
    ],
    responsibilities: [
      {
        task: "Entwurf der Prüfliste",
        organisation: "ils",
        person: "wissenschaft",
        dueInDays: 20,
        acceptedBy: "wissenschaft",
        state: "in-progress",
      },
      {
        task: "Drei Pläne für die Erprobung auswählen",
        organisation: "tiefbauamt",
        person: "tiefbau",
        dueInDays: 35,
        acceptedBy: "tiefbau",
      },
    ],
    phases: [{ to: "draft", reason: "Von der Arbeitsgruppe aufgenommen." }],
  },
  {
    workingGroup: "infrastruktur",
    title: "Stromausfall: Anlaufstellen im Quartier",
    summary:
      "In jedem Stadtbezirk gibt es bei längerem Stromausfall einen bekannten Ort mit Licht, Wärme und Auskunft.",
    lead: "ordnungsamt",
    partners: ["tiefbauamt", "nebenan", "edg"],
    start: "2026-02-01",
    end: "2028-06-30",
    draft: {
      Ausgangslage: {
        by: "verwaltung",
        blocks: [
          "Bei einem längeren Ausfall sind Telefon und Internet als Erstes weg. Viele wissen nicht, wohin sie sich wenden können.",
        ],
      },
      Ziel: {
        by: "verwaltung",
        blocks: ["Zwölf Anlaufstellen sind benannt, ausgestattet und in der Nachbarschaft bekannt."],
      },
    },
    threads: [],
    responsibilities: [
      {
        task: "Standorte benennen",
        organisation: "ordnungsamt",
        person: "verwaltung",
        dueInDays: 50,
        acceptedBy: "verwaltung",
      },
    ],
    phases: [{ to: "draft", reason: "Auf Vorschlag der Verwaltung aufgenommen." }],
  },
  {
    workingGroup: "infrastruktur",
    title: "Sichere Wege zur Schule",
    summary:
      "Schulen, Eltern und Ämter prüfen gemeinsam die Wege und beseitigen die drei größten Gefahrenstellen je Schule.",
    lead: "tiefbauamt",
    partners: ["polizei", "ordnungsamt"],
    draft: {
      Ausgangslage: {
        by: "verwaltung",
        blocks: [
          "Im Winter beginnt und endet der Schultag in der Dämmerung. Zu Schulbeginn ist es vor vielen Schulen unübersichtlich: haltende und wendende Autos, Kinder dazwischen.",
        ],
      },
      Ziel: {
        by: "tiefbau",
        blocks: [
          "Kinder kommen selbstständig und sicher an; für jede Schule sind die drei größten Gefahrenstellen bekannt und beseitigt.",
        ],
      },
    },
    threads: [
      {
        about: "die drei größten Gefahrenstellen",
        comments: [
          {
            by: "wissenschaft",
            daysAgo: 3,
            body: "Um die Wirkung zu belegen, brauchen wir vorher und nachher dieselbe Zählung.",
          },
        ],
      },
    ],
    responsibilities: [],
    phases: [],
  },
];
