import type { DemonstrationIndicator, DemonstrationRecord } from "../DemonstrationRecord.ts";

const invented =
  "Erfundene Beispieldaten für die Vorführung: Diese Zahlen hat niemand erhoben, sie sagen nichts über Dortmund.";

/** A change that the programme reports without saying against which year, and from where. */
function reported(
  indicator: Pick<DemonstrationIndicator, "name" | "area" | "caveat">,
  value: number,
): DemonstrationIndicator {
  return {
    ...indicator,
    unit: "%",
    baseline: 0,
    baseYear: null,
    target: null,
    targetYear: null,
    better: "down",
    source: "",
    method: "",
    values: [
      {
        day: "2019-09-30",
        value,
        note: "Tag der Auftaktveranstaltung; für welchen Zeitraum die Angabe gilt, ist offen.",
      },
    ],
  };
}

export const burglaryAdvice: DemonstrationRecord = {
  contact: "polizei",
  fields: {
    actionField: "Einbruchschutz",
    area: "Nordstadt",
    priority: "high",
    horizon: "medium",
    cost: "rund 18.000 € im Jahr",
    staffing: "zwei Beratende an jedem zweiten Samstag",
    funding: "aus vorhandenen Mitteln; Sprachmittlung noch offen",
  },
  texts: {
    nextSteps: "Ersten Beratungstag nachholen, dann die Termine bis zum Sommer veröffentlichen.",
    relatedProgrammes: "nordwärts (Quartiersarbeit)",
    originSuggestions:
      "Mehrere Gäste am Marktstand „Sichere Nachbarschaft“ baten um Beratung im Quartier statt im Präsidium.",
  },
  milestones: [
    { title: "Standplätze mit dem Ordnungsamt abgestimmt", inDays: -120, reachedInDays: -118 },
    { title: "Beratungsteam geschult", inDays: -45, reachedInDays: -38 },
    { title: "Erster Beratungstag", inDays: -12 },
    { title: "Sechs Beratungstage", inDays: 130 },
    { title: "Auswertung mit den Wohnungsunternehmen", inDays: 290 },
  ],
  indicators: [
    reported(
      {
        name: "Wohnungseinbrüche in der Nordstadt, Veränderung laut Programm",
        area: "Nordstadt",
        caveat:
          "Basisjahr und Quelle sind noch zu ergänzen. Bis dahin bitte nicht als Erfolg der Maßnahme lesen.",
      },
      -50,
    ),
    {
      name: "Beratungen im Quartier je Quartal (Beispieldaten)",
      unit: "Beratungen",
      baseline: 41,
      baseYear: 2024,
      target: 120,
      targetYear: 2027,
      better: "up",
      area: "Nordstadt",
      source: "Erfunden für diese Vorführung",
      method: "Strichliste am Stand, ohne Namen",
      caveat: invented,
      values: [
        { day: "2025-03-31", value: 52, note: "" },
        { day: "2025-06-30", value: 63, note: "" },
        { day: "2025-09-30", value: 58, note: "Ferien, zwei Termine fielen aus" },
        { day: "2025-12-31", value: 74, note: "" },
        { day: "2026-03-31", value: 83, note: "" },
        { day: "2026-06-30", value: 97, note: "zweiter Standplatz eröffnet" },
      ],
    },
  ],
  assessments: [
    {
      trafficLight: "green",
      status: "Standplätze abgestimmt.",
      reason: "Die Vorbereitung liegt im Zeitplan.",
      daysAgo: 100,
    },
    {
      trafficLight: "yellow",
      status: "Das Team ist geschult, die Termine stehen.",
      reason:
        "Der erste Beratungstag wurde verschoben, weil die Genehmigung der Standplätze noch fehlt. Das Ziel für das Jahr ist noch erreichbar.",
      daysAgo: 6,
    },
  ],
};

export const victimSupport: DemonstrationRecord = {
  contact: "zivilgesellschaft",
  fields: {
    actionField: "Hilfe für Betroffene",
    area: "alle zwölf Stadtbezirke",
    priority: "high",
    horizon: "permanent",
    cost: "rund 6.000 € im Jahr",
    staffing: "Ehrenamtliche des Weißen Rings",
    funding: "zugesagt",
  },
  texts: { nextSteps: "Räume in den letzten vier Stadtbezirken finden." },
  milestones: [
    { title: "Hinweisblatt liegt jeder Anzeige bei", inDays: -200, reachedInDays: -210 },
    { title: "Sprechstunde in acht Stadtbezirken", inDays: -60, reachedInDays: -52 },
    { title: "Sprechstunde in allen Stadtbezirken", inDays: 120 },
  ],
  assessments: [
    {
      trafficLight: "green",
      status: "Acht von zwölf Stadtbezirken haben eine Sprechstunde.",
      reason: "Alles liegt im Zeitplan, die Sprechstunden werden angenommen.",
      daysAgo: 20,
    },
  ],
};

export const jointPatrols: DemonstrationRecord = {
  contact: "verwaltung",
  fields: {
    actionField: "Präsenz im öffentlichen Raum",
    area: "Innenstadt-West, Innenstadt-Nord",
    priority: "high",
    horizon: "permanent",
    staffing: "vier Personen je Woche",
    funding: "aus vorhandenen Mitteln",
  },
  milestones: [
    { title: "Plätze und Zeiten festgelegt", inDays: -90, reachedInDays: -92 },
    { title: "Fragebogen für die Anwohner*innen", inDays: -8 },
    { title: "Erste Befragung ausgewertet", inDays: 200 },
  ],
  indicators: [
    reported(
      {
        name: "Straftaten im öffentlichen Raum, Veränderung in vier Jahren laut Programm",
        area: "Dortmund",
        caveat:
          "Genannt werden „mehr als 30 %“ innerhalb von vier Jahren. Basisjahr und Quelle sind noch zu ergänzen.",
      },
      -30,
    ),
  ],
  assessments: [
    {
      trafficLight: "green",
      status: "Die Streifen laufen.",
      reason: "Die vereinbarten Zeiten werden eingehalten.",
      daysAgo: 40,
    },
  ],
};

export const stopsInLight: DemonstrationRecord = {
  contact: "tiefbau",
  fields: {
    actionField: "Licht und Sicht",
    area: "Scharnhorst, Eving, Mengede",
    priority: "medium",
    horizon: "medium",
    cost: "rund 240.000 €",
    funding: "beantragt",
  },
  milestones: [
    { title: "Liste der zwölf Haltestellen", inDays: -75, reachedInDays: -70 },
    { title: "Maßstab für Licht und Sicht beschlossen", inDays: -25 },
    { title: "Sechs Haltestellen nachgerüstet", inDays: 180 },
  ],
  assessments: [
    {
      trafficLight: "red",
      status: "Die Liste steht, der Maßstab fehlt.",
      reason: "Ohne Maßstab kann niemand ausschreiben; der Beschluss wurde zweimal vertagt.",
      daysAgo: 4,
    },
  ],
};
