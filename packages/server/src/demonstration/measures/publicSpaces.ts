import type { DemonstrationMeasure } from "../DemonstrationMeasure.ts";
import { jointPatrols, stopsInLight } from "./records.ts";

/** Working group "Sichere öffentliche Räume". */
export const publicSpaceMeasures: readonly DemonstrationMeasure[] = [
  {
    workingGroup: "raeume",
    title: "Gemeinsame Streifen von Ordnungsamt und Polizei",
    summary:
      "Ordnungsamt und Polizei gehen an bekannten Orten zu festen Zeiten gemeinsam und sind dort ansprechbar.",
    lead: "ordnungsamt",
    partners: ["polizei"],
    start: "2025-04-01",
    continuous: true,
    record: jointPatrols,
    draft: {
      Ausgangslage: {
        by: "verwaltung",
        blocks: [
          "Straftaten im öffentlichen Raum sind nach Angaben aus dem Programm innerhalb von vier Jahren um mehr als 30 % zurückgegangen. Basisjahr und Quelle sind noch zu ergänzen.",
          "Beim Auftakt am 30. September 2019 in der Bürgerhalle des Rathauses nannten viele Gäste dennoch einzelne Plätze, die sie abends meiden.",
        ],
      },
      Ziel: {
        by: "polizei",
        blocks: [
          "Menschen treffen an den genannten Plätzen mindestens dreimal in der Woche eine gemeinsame Streife an.",
        ],
      },
      Zielgruppe: {
        by: "verwaltung",
        blocks: ["Alle, die diese Plätze nutzen, besonders in den Abendstunden."],
      },
      Umsetzung: {
        by: "verwaltung",
        blocks: [
          [
            "Plätze und Zeiten werden monatlich festgelegt",
            "Beobachtungen gehen ohne Angaben zu Personen an die Arbeitsgruppe",
            "Jährliche Befragung der Anwohner*innen",
          ],
        ],
      },
    },
    threads: [
      {
        about: "Jährliche Befragung der Anwohner*innen",
        instead: "Befragung der Anwohner*innen und der Gewerbetreibenden im Frühjahr und im Herbst",
        comments: [
          {
            by: "politik",
            daysAgo: 1,
            body: "Abends sind andere Menschen auf den Plätzen als nachmittags, und wer dort ein Geschäft hat, sieht viel.",
          },
        ],
      },
      {
        about: "mindestens dreimal in der Woche",
        comments: [
          { by: "politik", daysAgo: 4, body: "Ist das mit dem vorhandenen Personal zu schaffen?" },
          {
            by: "verwaltung",
            daysAgo: 2,
            body: "Mit dem Dienstplan ab März ja. Ich lege die Rechnung zur Sitzung bei.",
          },
        ],
      },
    ],
    responsibilities: [
      {
        task: "Dienstplan abstimmen",
        organisation: "ordnungsamt",
        person: "verwaltung",
        dueInDays: 14,
        acceptedBy: "verwaltung",
        state: "in-progress",
      },
      {
        task: "Streifenzeiten der Polizei melden",
        organisation: "polizei",
        person: "polizei",
        dueInDays: 14,
        acceptedBy: "vertretung",
      },
      { task: "Befragung entwerfen", organisation: "ils", person: "wissenschaft", dueInDays: 90 },
    ],
    phases: [
      { to: "draft", reason: "Aus dem Auftakt übernommen." },
      { to: "co-signing", reason: "Entwurf abgestimmt." },
    ],
  },
  {
    workingGroup: "raeume",
    title: "Licht und Sicht an Haltestellen",
    summary:
      "An zwölf Haltestellen werden Licht, Sichtachsen und Grünschnitt so verbessert, dass niemand im Dunkeln warten muss.",
    lead: "tiefbauamt",
    partners: ["edg", "ordnungsamt"],
    start: "2026-05-01",
    end: "2027-10-31",
    record: stopsInLight,
    draft: {
      Ausgangslage: {
        by: "verwaltung",
        blocks: [
          "Haltestellen am Rand der Wohngebiete liegen teils zwischen hohen Hecken und sind schwach beleuchtet.",
        ],
      },
      Ziel: {
        by: "verwaltung",
        blocks: ["Zwölf Haltestellen sind nach einheitlichem Maßstab geprüft und nachgerüstet."],
      },
    },
    threads: [
      {
        comments: [
          {
            by: "wirtschaft",
            daysAgo: 1,
            body: "Der Grünschnitt lässt sich mit unserer Reinigungstour verbinden. Bitte früh einplanen.",
          },
        ],
      },
    ],
    responsibilities: [
      {
        task: "Begehung der zwölf Haltestellen",
        organisation: "tiefbauamt",
        person: "tiefbau",
        dueInDays: 30,
      },
      {
        task: "Grünschnitt in die Tourenplanung aufnehmen",
        organisation: "edg",
        person: "wirtschaft",
        dueInDays: 75,
      },
    ],
    phases: [{ to: "draft", reason: "Von der Arbeitsgruppe aufgenommen." }],
  },
  {
    workingGroup: "raeume",
    title: "Saubere Plätze, schnelle Hilfe",
    summary:
      "Wer Müll, Schmierereien oder Schäden auf einem Platz meldet, erfährt binnen zwei Werktagen, was geschieht.",
    lead: "edg",
    partners: ["ordnungsamt", "tiefbauamt", "nebenan"],
    continuous: true,
    draft: {
      Ausgangslage: {
        by: "moderation",
        blocks: [
          "Verwahrloste Ecken wirken unsicher, auch wenn dort selten etwas passiert. Meldungen landen heute bei fünf Stellen.",
        ],
      },
    },
    threads: [],
    responsibilities: [],
    phases: [],
  },
];
