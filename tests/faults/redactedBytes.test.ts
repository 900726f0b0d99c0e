import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Redaction } from "@querschnitt/shared/api/redactions";
import type { BrowserContext, Page } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openProfile, signIn } from "../support/Browser.ts";
import { comment, draft, openMeasurePage, settled, showsWork, write } from "../support/measurePage.ts";
import { PASSWORD, Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

const word = "Geheimwort";
const words = `Frau ${word}`;

let team: Team;
let partner: Teammate;
let measure: string;
let profiles: string;
const open: BrowserContext[] = [];

beforeEach(async () => {
  team = await Team.start();
  partner = await team.invite("civil-society");
  ({ id: measure } = await team.createMeasure("Licht im Park"));
  await team.assign(measure, partner, "editor");
  profiles = mkdtempSync(join(tmpdir(), "querschnitt-profiles-"));
});
afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
  await team?.dispose();
  rmSync(profiles, { recursive: true, force: true });
});

/** Files below a folder in which the word stands, in either of the ways in which browsers write texts. */
function filesWith(folder: string): string[] {
  const wanted = [Buffer.from(word), Buffer.from(word, "utf16le")];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => {
      const bytes = contentOf(file);
      return wanted.some((one) => bytes.includes(one));
    })
    .map((file) => file.slice(folder.length + 1));
}

/** A browser removes files of its own while we look. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Buffer.of();
    throw error;
  }
}

async function device(person: Teammate): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openProfile(join(profiles, person.id), team.server);
  open.push(context);
  await signIn(context, person.email, PASSWORD);
  return { context, page: await context.newPage() };
}

async function leave(context: BrowserContext): Promise<void> {
  open.splice(open.indexOf(context), 1);
  await context.close();
}

async function redact(page: Page): Promise<void> {
  await page.keyboard.press("Control+Alt+Shift+x");
  await page.getByRole("button", { name: "Schwärzung beantragen" }).click();
  await page.getByText("Sie haben für diese Stelle eine Schwärzung beantragt").waitFor();
  const [waiting] = await partner.api.must<Redaction[]>("GET", "/api/redactions");
  const decided = await partner.api.must<Redaction>("POST", `/api/redactions/${waiting?.id}/decision`, {
    decision: "confirm",
  });
  expect(decided.state).toBe("done");
}

test("[RED-5] a redacted word is in no byte of the data folder, nor, after the next start, of the browsers' stores", async () => {
  const office = await device(team.admin);
  const away = await device(partner);
  await openMeasurePage(office.page, measure);
  await openMeasurePage(away.page, measure);
  await write(office.page, "Gemeldet hat es ");
  // As from the clipboard: letter by letter it would stand nowhere in one piece.
  await office.page.keyboard.insertText(words);
  await settled(office.page);
  await draft(away.page).getByText(words).waitFor();
  await settled(away.page);
  // Somebody works on without a connection, behind the passage and in the discussion.
  await away.context.setOffline(true);
  await showsWork(away.page, "offline");
  await write(away.page, "Im Zug geschrieben.");
  await comment(away.page, "Wer kümmert sich?");
  await leave(away.context);
  expect(filesWith(team.server.dataDir)).toEqual(["log.mdb"]);
  expect(filesWith(join(profiles, partner.id)).length).toBeGreaterThan(0);

  await draft(office.page).click();
  await office.page.keyboard.press("Control+End");
  for (let index = 0; index < words.length; index++) await office.page.keyboard.press("Shift+ArrowLeft");
  await redact(office.page);
  expect(filesWith(team.server.dataDir)).toEqual([]);
  await waitFor("the words to be gone", async () => !(await draft(office.page).innerText()).includes(word));

  const back = await device(partner);
  await openMeasurePage(back.page, measure);
  await settled(back.page);
  await draft(office.page).getByText("Im Zug geschrieben.").waitFor();
  for (const page of [office.page, back.page]) {
    await draft(page).getByText("Gemeldet hat es").waitFor();
    await page.getByRole("tab", { name: /Diskussion/ }).click();
    await page.getByText("Wer kümmert sich?").waitFor();
  }
  // The bytes go when nobody has the store open: with the next start of a page.
  for (const { context } of [office, back]) await leave(context);
  for (const person of [team.admin, partner]) {
    const again = await device(person);
    await openMeasurePage(again.page, measure);
    await settled(again.page);
    await draft(again.page).getByText("Im Zug geschrieben.").waitFor();
    await leave(again.context);
    expect(filesWith(join(profiles, person.id))).toEqual([]);
  }
  await team.server.stop();
  expect(filesWith(team.server.dataDir)).toEqual([]);
}, 300_000);
