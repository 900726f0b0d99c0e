import { perform } from "@querschnitt/shared/documents/commands";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { writeMention } from "@querschnitt/shared/documents/mentions";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, Browser, type ContextOptions, pageErrors } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { StockClient } from "../support/StockClient.ts";
import { planSession } from "../support/sessionPage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
let author: Teammate;
let reader: Teammate;
let measure: string;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  author = await team.invite("police");
  reader = await team.invite("civil-society");
  measure = (await team.createMeasure("Licht am Kanal")).id;
  for (const person of [author, reader]) await team.assign(measure, person, "commenter");
  await reader.api.must("POST", "/api/notifications/read-all");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

async function openPage(path: string, options: ContextOptions, who = reader): Promise<Page> {
  const page = await browser.page(team, who, options);
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

/** Writes as a person with a client of their own; answers the thread. */
async function opensThread(person: Teammate, body: string): Promise<string> {
  const client = await StockClient.open(person.api, `measure/${measure}/discussion`);
  const thread = newId();
  const command = { type: "open-thread", thread, comment: newId(), anchor: null, body } as const;
  const before = await unreadOf(reader);
  perform(client.doc, "discussion", command, { person: person.id, now: Date.now() });
  await waitFor("the reader to be told", async () => (await unreadOf(reader)) > before);
  client.destroy();
  return thread;
}

async function unreadOf(person: Teammate): Promise<number> {
  return (await person.api.must<{ unread: number }>("GET", "/api/notifications/count")).unread;
}

const mention = () => writeMention({ kind: "person", id: reader.id });

test("who is mentioned sees it on the bell, goes to the thread by keyboard, and has read it", async () => {
  const page = await openPage("/", { width: 1280 });
  const errors = pageErrors(page);
  await page.getByRole("link", { name: "Benachrichtigungen, keine ungelesen" }).waitFor();
  const thread = await opensThread(author, `${mention()} Bitte sehen Sie sich das an.`);
  await page.getByRole("link", { name: "Benachrichtigungen, 1 ungelesen" }).waitFor();
  await waitFor("a polite word", async () =>
    (await page.locator('[data-announcer="polite"]').textContent())?.includes(
      "eine ungelesene Benachrichtigung",
    ),
  );
  await tabTo(page, "link", /^Benachrichtigungen, 1 ungelesen$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Benachrichtigungen", level: 1 }).waitFor();
  await page.getByRole("heading", { name: "Heute" }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await tabTo(page, "link", new RegExp(`^Neu: ${author.name} hat Sie in einer Diskussion erwähnt`));
  await page.keyboard.press("Enter");
  await page.locator(`#thread-${thread}[aria-current="true"]`).waitFor();
  await page.getByText("Bitte sehen Sie sich das an.").waitFor();
  await page.getByRole("link", { name: "Benachrichtigungen, keine ungelesen" }).waitFor();
  expect(await unreadOf(reader)).toBe(0);
  expect(errors).toEqual([]);
});

test.each([
  { language: "de", width: 1280 },
  { language: "en", width: 1280 },
  { language: "de", width: 360 },
  { language: "en", width: 360 },
] as const)(
  "in $language at $width px list and settings pass axe and do not scroll sideways",
  async (options) => {
    await opensThread(author, mention());
    const page = await openPage("/notifications", options);
    await page.getByRole("listitem").first().waitFor();
    for (const path of ["/notifications", "/account"]) {
      if (path === "/account") {
        await page.goto(path);
        await page.getByRole("table").waitFor();
      }
      expect({ path, violations: await axeViolations(page) }).toEqual({ path, violations: [] });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  },
);

test("all are marked read at once, the filter empties, and another device follows", async () => {
  await opensThread(author, mention());
  const page = await openPage("/notifications", { width: 360 });
  const elsewhere = await openPage("/", { width: 1280 });
  await elsewhere.getByRole("link", { name: /^Benachrichtigungen, \d+ ungelesen$/ }).waitFor();
  await page.getByRole("button", { name: "Alle als gelesen markieren" }).click();
  await page.getByRole("button", { name: "Ungelesen (0)" }).click();
  await page.getByText("Sie haben alles gelesen.").waitFor();
  await elsewhere.getByRole("link", { name: "Benachrichtigungen, keine ungelesen" }).waitFor();

  // All at once was a mistake; one of them was not.
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await elsewhere.getByRole("link", { name: /^Benachrichtigungen, \d+ ungelesen$/ }).waitFor();
  await page.getByRole("button", { name: "Alle", exact: true }).click();
  const of = (words: string) =>
    page
      .getByRole("button", { name: new RegExp(`^${words}: .* hat Sie in einer Diskussion erwähnt`) })
      .first();
  const before = await unreadOf(reader);
  await of("Als gelesen markieren").click();
  await waitFor("one to be read", async () => (await unreadOf(reader)) === before - 1);
  await of("Als ungelesen markieren").click();
  await waitFor("it to be unread again", async () => (await unreadOf(reader)) === before);
});

test("without a connection the list that was known is shown", async () => {
  await opensThread(author, mention());
  const page = await openPage("/notifications", { width: 360 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const entry = page.getByRole("link", { name: /hat Sie in einer Diskussion erwähnt/ }).first();
  await entry.waitFor();
  await waitFor("the list to be kept on the device", () =>
    page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name ?? "");
      const name = names.find((one) => one.startsWith("querschnitt-answers-"));
      if (name === undefined) return false;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const kept = await new Promise<unknown>((resolve) => {
        const reading = database.transaction("answers").objectStore("answers").get("answers");
        reading.onsuccess = () => resolve(reading.result);
      });
      database.close();
      return JSON.stringify(kept)?.includes('"mention"') ?? false;
    }),
  );
  await page.context().setOffline(true);
  await page.reload();
  await entry.waitFor();
  await page.getByText("Ohne Verbindung: Sie sehen, was zuletzt bekannt war.").waitFor();
});

test("a measure is followed from its page, and what one chooses in the account is kept", async () => {
  const page = await openPage(`/measures/${measure}`, { width: 1280 });
  await page.getByRole("button", { name: "Maßnahme folgen" }).click();
  await page.getByRole("menuitemradio", { name: /^Folgen:/ }).click();
  await page.getByRole("button", { name: "Sie folgen der Maßnahme" }).waitFor();
  await opensThread(author, "Ohne Erwähnung");
  await page.goto("/account");
  const box = page.getByRole("checkbox", { name: /^Hier zeigen: Andere Kommentare/ });
  await box.uncheck();
  await page.getByRole("combobox", { name: "Wie oft" }).selectOption("weekly");
  await waitFor("the choices to be stored", async () => {
    const { kinds, rhythm } = await reader.api.must<{
      kinds: { comment: { app: boolean } };
      rhythm: string;
    }>("GET", "/api/notifications/settings");
    return !kinds.comment.app && rhythm === "weekly";
  });
  await page.reload();
  await box.waitFor();
  expect(await box.isChecked()).toBe(false);
});

test("the way to the settings leads to them, past what stands above, and so does their address", async () => {
  const page = await openPage("/notifications", { width: 360 });
  await page.getByRole("link", { name: "Benachrichtigungen einstellen" }).click();
  const settings = page.getByRole("heading", { name: "Benachrichtigungen", level: 2 });
  const isReached = () =>
    settings.evaluate((heading) => {
      const { top, bottom } = heading.getBoundingClientRect();
      return heading === document.activeElement && top > 0 && bottom < window.innerHeight;
    });
  await waitFor("the settings to be in sight and to have the focus", isReached);
  await page.reload();
  await waitFor("the settings to be there after loading, too", isReached);
});

test("the link in an e-mail asks before it ends e-mails, and works without signing in", async () => {
  // The link's own secrecy is tested on the server; here only what people see of a wrong one.
  const page = await browser.page(team, undefined, { width: 360 });
  await page.goto("/unsubscribe/nothing");
  await page.getByRole("heading", { name: "Dieser Link gilt nicht mehr" }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test("who is invited to a session is told here, goes there, and hears that it was called off", async () => {
  await reader.api.must("POST", "/api/notifications/read-all");
  const { id, revision, title } = await planSession(team, reader);
  await team.admin.api.must("POST", `/api/sittings/${id}/invitations`, { revision });
  const page = await openPage("/notifications", { width: 360 });
  const who = team.admin.name;
  await page
    .getByRole("link", { name: `Neu: ${who} hat Sie zur Sitzung am 12. Januar 2097 eingeladen.` })
    .click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await team.admin.api.must("POST", `/api/sittings/${id}/state`, { from: "invited", to: "cancelled" });
  await page.getByRole("link", { name: "Benachrichtigungen, 1 ungelesen" }).click();
  await page
    .getByRole("link", { name: `Neu: ${who} hat die Sitzung am 12. Januar 2097 abgesagt.` })
    .waitFor();
  expect(await axeViolations(page)).toEqual([]);
  // Of both an e-mail goes out anyway: there is nothing to choose.
  await page.goto("/account");
  const row = page.getByRole("row", { name: /^Einladungen zu Sitzungen und Absagen/ });
  await row.getByText("eigene E-Mail").waitFor();
  expect(await row.getByRole("checkbox").count()).toBe(1);
  expect(await axeViolations(page)).toEqual([]);
});
