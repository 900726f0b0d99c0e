import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { axeViolations, type Browser, pageErrors, signIn } from "../support/Browser.ts";
import type { RunningServer } from "../support/startServer.ts";

const PASSWORD = "querschnitt-demo";

/** Every language at both widths. */
export const views = [
  { language: "de", width: 1280 },
  { language: "en", width: 1280 },
  { language: "de", width: 360 },
  { language: "en", width: 360 },
] as const;
export type View = (typeof views)[number];

/** What is looked for on the pages, as it reads in each language. */
export const words = {
  de: {
    record: "Steckbrief",
    discussion: /Diskussion/,
    responsibilities: "Zuständigkeiten",
    movePhase: "Phase ändern",
    roles: "Wer darf was",
    newMeasure: "Neue Maßnahme",
    filters: "Filter",
    savedFilters: "Gespeicherte Filter",
    columns: "Spalten",
    views: ["Phasen", "Zeitstrahl", "Wer macht was"],
    assess: "Stand neu einschätzen",
    earlier: /frühere Einschätzung/,
    addMilestone: "Meilenstein hinzufügen",
    addIndicator: "Indikator hinzufügen",
    values: /Werte als Tabelle/,
    wide: "Steckbrief vergrößern",
    addResponsibility: "Zuständigkeit eintragen",
    settings: "Einstellungen und Hilfe",
    openSearch: "Suche öffnen",
    wholeMeasure: "Zur ganzen Maßnahme schreiben",
    editPage: "Seite bearbeiten",
    pageText: "Text der Seite",
    preview: "Vorschau",
    erase: /^Person löschen/,
    internal: /^Intern: GKS/,
    wholeInternally: "Interner Kommentar zur ganzen Maßnahme",
    template: "Vorlage herunterladen",
    importPreview: "Vorschau zeigen",
    deputy: "Vertretung eintragen",
    sessions: "Anmeldungen ansehen und beenden",
  },
  en: {
    record: "Profile",
    discussion: /Discussion/,
    responsibilities: "Responsibilities",
    movePhase: "Change phase",
    roles: "Who may do what",
    newMeasure: "New measure",
    filters: "Filters",
    savedFilters: "Saved filters",
    columns: "Columns",
    views: ["Phases", "Time line", "Who does what"],
    assess: "Assess anew",
    earlier: /earlier assessment/,
    addMilestone: "Add milestone",
    addIndicator: "Add indicator",
    values: /values as a table/,
    wide: "Enlarge profile",
    addResponsibility: "Enter responsibility",
    settings: "Settings and help",
    openSearch: "Open search",
    wholeMeasure: "Write about the measure as a whole",
    editPage: "Edit page",
    pageText: "Text of the page",
    preview: "Preview",
    erase: /^Erase person/,
    internal: /^Internal: GKS/,
    wholeInternally: "Internal comment on the measure as a whole",
    template: "Download template",
    importPreview: "Show preview",
    deputy: "Enter a deputy",
    sessions: "See and end sessions",
  },
};

/** Fails with every violation and error that a page shows as it stands. */
export async function expectClean(page: Page, errors: string[], where: string): Promise<void> {
  // What lies half under the head of the page is not as small as it seems.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  expect({ where, violations: await axeViolations(page), errors }).toEqual({
    where,
    violations: [],
    errors: [],
  });
}

/** Fails if a page is wider than its window, so that one would have to scroll sideways. */
export async function expectNoOverflow(page: Page, where: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect({ where, overflow }).toEqual({ where, overflow: 0 });
}

/** Opens a page as somebody of the demonstration sees it, or as nobody in particular. */
export async function openPage(
  browser: Browser,
  on: RunningServer,
  { language, width }: View,
  path: string,
  email?: string,
): Promise<{ page: Page; errors: string[]; context: BrowserContext }> {
  const context = await browser.context(on, { language, width });
  if (email) await signIn(context, email, PASSWORD);
  const page = await context.newPage();
  const errors = pageErrors(page);
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { page, errors, context };
}
