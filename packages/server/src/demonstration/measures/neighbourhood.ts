import type { DemonstrationMeasure } from "../DemonstrationMeasure.ts";
import { burglaryAdvice, victimSupport } from "./records.ts";

/** Working group "Sichere Nachbarschaft". */
export const neighbourhoodMeasures: readonly DemonstrationMeasure[] = [
  {
    workingGroup: "nachbarschaft",
    title: "Einbruchschutz-Beratung vor Ort in der Nordstadt",
    summary:
      "Ein Beratungsteam von Polizei und Weißem Ring kommt an festen Tagen ins Quartier und zeigt an der Haustür, wie sich Wohnungen mit wenig Geld sichern lassen.",
    lead: "polizei",
    partners: ["weisserring", "ordnungsamt", "nebenan"],
    start: "2026-03-01",
    end: "2027-12-31",
    record: burglaryAdvice,
    draft: {
      Ausgangslage: {
        by: "polizei",
        blocks: [
          "Die Zahl der Wohnungseinbrüche in der Nordstadt ist nach Angaben aus dem Programm um 50 % gesunken. Basisjahr und Quelle dieses Wertes sind noch zu ergänzen.",
          "Trotzdem fühlen sich viele Bewohner*innen in den Abendstunden unsicher. Die Beratungsstelle im Präsidium wird vor allem von Eigentümer*innen genutzt; Mieter*innen erreicht sie kaum.",
        ],
      },
      Ziel: {
        by: "polizei",
        blocks: [
          "Mieter*innen kennen die drei wirksamsten Sicherungen für ihre Wohnung und wissen, wer sie bezahlt.",
          [
            "Mindestens zwölf Beratungstage im Jahr",
            "Beratung in fünf Sprachen",
            "Rückmeldung an Vermieter*innen bei baulichen Mängeln",
          ],
        ],
      },
      Zielgruppe: {
        by: "moderation",
        blocks: [
          "Haushalte in Mehrfamilienhäusern, besonders Erdgeschoss und Hochparterre, sowie ältere Alleinlebende.",
        ],
      },
      Umsetzung: {
        by: "verwaltung",
        blocks: [
          {
            table: [
              ["Baustein", "Wer", "Bis"],
              ["Standplätze und Termine", "Polizei, Ordnungsamt", "Februar"],
              ["Sprachmittlung", "Weißer Ring", "März"],
              ["Erster Beratungstag", "alle", "April"],
            ],
          },
          "Der Beratungsbus steht jeden zweiten Samstag auf einem anderen Platz. Termine an der Haustür werden am Stand oder über die Nachbarschaftsplattform vereinbart.",
          "Nach jedem Beratungstag werden die häufigsten Mängel ohne Namen und Adressen zusammengefasst und mit den Wohnungsunternehmen besprochen.",
        ],
      },
    },
    reports: [
      {
        by: "zivilgesellschaft",
        about: "Mieter*innen erreicht sie kaum",
        reason: "other",
        remark: "Das klingt nach einem Vorwurf an die Beratungsstelle. Bitte anders formulieren.",
      },
    ],
    threads: [
      {
        about: "Basisjahr und Quelle dieses Wertes sind noch zu ergänzen",
        comments: [
          {
            by: "zivilgesellschaft",
            daysAgo: 9,
            body: "Ohne Basisjahr sollten wir die 50 % nicht drucken. Wer kann die Quelle beisteuern?",
          },
          {
            by: "polizei",
            daysAgo: 8,
            body: "@{person:zivilgesellschaft} Ich frage bei der Kriminalstatistik nach und trage es bis zur nächsten Sitzung nach.",
          },
        ],
      },
      {
        about: "Beratung in fünf Sprachen",
        comments: [
          {
            by: "gast",
            daysAgo: 6,
            body: "In unserer Gruppe melden sich Menschen, die als Sprachmittler*innen helfen würden.",
          },
          {
            by: "moderation",
            daysAgo: 5,
            body: "@{person:gast} Sehr gern. Bitte als Zuständigkeit aufnehmen, damit es nicht verloren geht.",
          },
        ],
      },
      {
        comments: [
          { by: "politik", daysAgo: 12, body: "Gibt es eine Schätzung der Kosten für den Bus?" },
          { by: "verwaltung", daysAgo: 11, body: "Er ist vorhanden; es fallen nur Personalkosten an." },
        ],
        resolvedBy: "verwaltung",
      },
    ],
    internal: {
      polizei: [
        {
          about: "Mindestens zwölf Beratungstage im Jahr",
          comments: [
            {
              by: "bezirksdienst",
              daysAgo: 4,
              body: "Zwölf Samstage schaffen wir nur mit Verstärkung aus den anderen Wachen.",
            },
            {
              by: "polizei",
              daysAgo: 3,
              body: "@{person:bezirksdienst} Ich kläre das im Haus, bevor wir es hier allen schreiben.",
            },
          ],
        },
      ],
      gks: [
        {
          comments: [
            {
              by: "geschaeftsstelle",
              daysAgo: 2,
              body: "@{person:moderation} Sollen wir die Kosten vor der Sitzung mit der Kämmerei abstimmen?",
            },
          ],
        },
      ],
    },
    responsibilities: [
      {
        task: "Beratungstage für das erste Halbjahr festlegen",
        organisation: "polizei",
        person: "polizei",
        dueInDays: 21,
        acceptedBy: "polizei",
        state: "in-progress",
      },
      {
        task: "Sprachmittler*innen gewinnen und einweisen",
        organisation: "weisserring",
        person: "zivilgesellschaft",
        dueInDays: 45,
      },
      {
        task: "Standplätze genehmigen",
        organisation: "ordnungsamt",
        person: "verwaltung",
        dueInDays: -3,
        acceptedBy: "verwaltung",
      },
    ],
    phases: [{ to: "draft", reason: "In der Sitzung der Arbeitsgruppe als Maßnahme aufgenommen." }],
    roles: { gast: "commenter" },
  },
  {
    workingGroup: "nachbarschaft",
    title: "Nachbarschaftspatenschaften für neu Zugezogene",
    summary:
      "Wer neu ins Haus zieht, bekommt für die ersten Monate eine Patin oder einen Paten aus der Nachbarschaft.",
    lead: "nebenan",
    partners: ["weisserring", "gks"],
    continuous: true,
    draft: {
      Ausgangslage: {
        by: "moderation",
        blocks: [
          "In Häusern mit vielen Umzügen kennen sich die Menschen kaum. Wer niemanden kennt, bittet niemanden um Hilfe und bemerkt seltener, wenn etwas nicht stimmt.",
        ],
      },
      Ziel: { by: "moderation", blocks: ["In drei Quartieren entstehen je zwanzig Patenschaften im Jahr."] },
    },
    threads: [
      {
        about: "je zwanzig Patenschaften im Jahr",
        comments: [
          {
            by: "zivilgesellschaft",
            daysAgo: 3,
            body: "Wie wird gezählt, wenn eine Patin mehrere Familien begleitet?",
          },
        ],
      },
    ],
    responsibilities: [
      { task: "Ansprechperson je Quartier benennen", organisation: "nebenan", dueInDays: 60 },
    ],
    phases: [],
    roles: { gast: "commenter" },
  },
  {
    workingGroup: "nachbarschaft",
    title: "Opferhilfe sichtbar machen",
    summary:
      "Betroffene von Straftaten finden in jedem Stadtbezirk einen Ort und eine Person, die zuhört und weiterhilft.",
    lead: "weisserring",
    partners: ["polizei", "gks"],
    start: "2025-09-01",
    continuous: true,
    record: victimSupport,
    draft: {
      Ausgangslage: {
        by: "polizei",
        blocks: [
          "Viele Betroffene erfahren erst Wochen nach der Tat, dass es Hilfe gibt. Anzeigen und Beratung liegen an verschiedenen Orten.",
        ],
      },
      Ziel: {
        by: "moderation",
        blocks: [
          [
            "Ein Aushang in jeder Bezirksverwaltungsstelle",
            "Ein Hinweis mit jeder Anzeige",
            "Eine Sprechstunde im Monat je Stadtbezirk",
          ],
        ],
      },
      Zielgruppe: { by: "moderation", blocks: ["Betroffene von Straftaten und ihre Angehörigen."] },
      Umsetzung: {
        by: "verwaltung",
        blocks: [
          "Die Bezirksverwaltungsstellen stellen Räume. Der Weiße Ring besetzt die Sprechstunden, die Polizei legt jeder Anzeige den Hinweis bei.",
        ],
      },
    },
    threads: [],
    responsibilities: [
      {
        task: "Sprechstunden besetzen",
        organisation: "weisserring",
        person: "zivilgesellschaft",
        acceptedBy: "zivilgesellschaft",
        state: "in-progress",
      },
      {
        task: "Hinweisblatt der Anzeige beilegen",
        organisation: "polizei",
        person: "polizei",
        acceptedBy: "polizei",
        state: "done",
      },
    ],
    phases: [
      { to: "draft", reason: "Von der Arbeitsgruppe aufgenommen." },
      { to: "co-signing", reason: "Text steht; die beteiligten Ämter zeichnen mit." },
      { to: "motion", reason: "Alle Mitzeichnungen liegen vor." },
      { to: "resolved", reason: "Vom Rat beschlossen." },
      { to: "implementation", reason: "Die erste Sprechstunde hat stattgefunden." },
    ],
  },
  {
    workingGroup: "nachbarschaft",
    title: "Verlässliche Auskunft statt Gerüchte",
    summary:
      "Nach größeren Einsätzen erhält das Quartier spätestens am nächsten Morgen eine kurze, gesicherte Auskunft auf den Wegen, die Nachbar*innen wirklich nutzen.",
    lead: "gks",
    partners: ["polizei", "nebenan"],
    draft: {
      Ausgangslage: {
        by: "moderation",
        blocks: [
          "Nach größeren Einsätzen verbreiten sich Gerüchte schneller als gesicherte Nachrichten. Das verunsichert oft mehr als das Ereignis selbst.",
        ],
      },
      Umsetzung: {
        by: "polizei",
        blocks: [
          {
            steps: [
              [true, "Wege sammeln, über die sich Nachbar*innen heute informieren"],
              [false, "Muster für eine Kurzauskunft abstimmen"],
              [false, "In einem Stadtbezirk drei Monate lang erproben"],
            ],
          },
        ],
      },
    },
    threads: [
      {
        about: "Muster für eine Kurzauskunft abstimmen",
        comments: [
          {
            by: "politik",
            daysAgo: 1,
            body: "Wer entscheidet, was veröffentlicht wird, solange noch ermittelt wird?",
          },
        ],
      },
    ],
    responsibilities: [],
    phases: [],
  },
];
