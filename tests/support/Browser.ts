import axe from "axe-core";
import { type BrowserContext, type Browser as Chromium, chromium, type Page } from "playwright-core";
import { findChromium } from "../../scripts/steps/chromium.mjs";
import { PASSWORD } from "./Team.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface ContextOptions {
  language?: "de" | "en";
  width?: number;
  height?: number;
  /** Whether the tour of the first visit is shown; else it has been seen on this device. */
  tour?: boolean;
}

/** A Chromium with contexts that know nothing of each other. */
export class Browser {
  readonly #chromium: Chromium;

  private constructor(launched: Chromium) {
    this.#chromium = launched;
  }

  static async launch(): Promise<Browser> {
    const executablePath = await findChromium();
    if (!executablePath) throw new Error("No Chromium found: npm test installs one, or set CHROMIUM_PATH.");
    return new Browser(await chromium.launch({ executablePath, args: flags, headless: true }));
  }

  /** A fresh profile of its own: no cookies, no local store. */
  async context(
    server: { url: string },
    { language = "de", width = 1280, height = 900, tour = false }: ContextOptions = {},
  ): Promise<BrowserContext> {
    const context = await this.#chromium.newContext({
      baseURL: server.url,
      locale: language === "de" ? "de-DE" : "en-GB",
      timezoneId: "Europe/Berlin",
      viewport: { width, height },
    });
    // As if the person had switched the language: the browser's own preference does not count.
    await context.addInitScript((chosen) => localStorage.setItem("querschnitt.language", chosen), language);
    if (!tour) await context.addInitScript(() => localStorage.setItem("querschnitt.tour", "ended"));
    context.setDefaultTimeout(15_000);
    return context;
  }

  /** A page in a fresh profile, signed in as somebody if they are named; without a password as one of the team. */
  async page(
    { server }: { server: { url: string } },
    person?: { email: string; password?: string },
    options: ContextOptions = {},
  ): Promise<Page> {
    const context = await this.context(server, options);
    if (person) await signIn(context, person.email, person.password ?? PASSWORD);
    return context.newPage();
  }

  /** Closes every page with its profile, before their server goes and the next test brings another one. */
  async closePages(): Promise<void> {
    for (const context of this.#chromium.contexts()) await context.close();
  }

  /** Closes everything. */
  async close(): Promise<void> {
    await this.#chromium.close();
  }
}

/** A Chromium of its own that keeps its profile in a folder, as a person's does; close it when it is done. */
export async function openProfile(folder: string, server: { url: string }): Promise<BrowserContext> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error("No Chromium found: npm test installs one, or set CHROMIUM_PATH.");
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: flags,
    headless: true,
    baseURL: server.url,
    locale: "de-DE",
    viewport: { width: 1280, height: 900 },
  });
  await context.addInitScript(() => localStorage.setItem("querschnitt.tour", "ended"));
  context.setDefaultTimeout(15_000);
  return context;
}

/** Gives a context the session of somebody, without the sign-in page (which has a test of its own). */
export async function signIn(context: BrowserContext, email: string, password: string): Promise<void> {
  const response = await context.request.post("/api/session", { data: { email, password } });
  if (!response.ok()) throw new Error(`signing ${email} in was answered ${response.status()}`);
}

/** What axe finds against WCAG 2.2 A and AA on a page as it stands, one line per violation and place. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 200)}`),
    );
  });
}

/** Collects what a page complains about on its console and what breaks in it. */
export function pageErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}
