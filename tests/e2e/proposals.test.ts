import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, Browser, pageErrors, signIn } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import {
  comment,
  draft,
  openDiscussion,
  openMeasurePage,
  settled,
  showsWork,
  write,
} from "../support/measurePage.ts";
import { PASSWORD, Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
/** May comment and not write. */
let partner: Teammate;
let measure: string;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  partner = await team.invite("civil-society");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

const proposing = (page: Page) => page.getByRole("region", { name: "Sie schreiben Vorschläge" });
const copy = (page: Page) => page.getByRole("textbox", { name: /Ihre Vorschläge$/ });
const cards = (page: Page) =>
  page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: "Vorschlag von" });

async function visit(person: Teammate): Promise<Page> {
  const page = await browser.page(team);
  await signIn(page.context(), person.email, PASSWORD);
  await openMeasurePage(page, measure);
  return page;
}

/** A measure with two sentences, written by the administration. */
async function newMeasure(title: string): Promise<Page> {
  ({ id: measure } = await team.createMeasure(title));
  await team.assign(measure, partner, "commenter");
  const office = await visit(team.admin);
  await draft(office).click();
  await office.keyboard.press("Control+Home");
  await office.keyboard.press("ArrowDown");
  await office.keyboard.type("Die Wege im Park sind dunkel. Die Lampen werden im Winter erneuert.");
  await settled(office);
  return office;
}

/** Selects words in the text that has the focus, as far as one can: the caret is put behind them and they are deleted. */
async function replaceWord(page: Page, word: string, by: string): Promise<void> {
  await copy(page).getByText(word).first().click();
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.activeElement ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`${wanted} does not stand there`);
  }, word);
  await page.keyboard.type(by);
}

test("whoever may not write proposes, and an editor accepts with one press, as one step that can be undone", async () => {
  const office = await newMeasure("Licht im Park");
  const errors = pageErrors(office);
  const train = await visit(partner);
  await train.getByRole("button", { name: "Änderung vorschlagen" }).click();
  await proposing(train).getByText("Noch nichts geändert.").waitFor();
  await replaceWord(train, "Winter", "Herbst");
  await proposing(train).getByText("1 Änderung, noch nicht vorgeschlagen.").waitFor();
  expect(await axeViolations(train)).toEqual([]);
  await proposing(train)
    .getByRole("textbox", { name: /^Warum/ })
    .fill("Im Winter ist der Boden gefroren.");
  await proposing(train).getByRole("button", { name: "Vorschlagen" }).click();
  await train.getByText("Ihr Vorschlag steht in der Diskussion.").first().waitFor();
  await draft(train).getByText("Die Lampen werden im").waitFor();
  expect(await draft(train).locator("ins").innerText()).toContain("Herbst");

  await openDiscussion(office);
  const card = cards(office);
  await card.getByText("Im Winter ist der Boden gefroren.").waitFor();
  expect(await draft(office).locator("del").innerText()).toBe("Winter");
  expect(await axeViolations(office)).toEqual([]);
  await card.getByRole("button", { name: "Annehmen", exact: true }).click();
  await office.getByText("Der Vorschlag ist angenommen und steht im Text.").first().waitFor();
  await draft(office).getByText("Die Lampen werden im Herbst erneuert.").waitFor();
  await draft(train).getByText("Die Lampen werden im Herbst erneuert.").waitFor();
  expect(await draft(office).locator("ins, del").count()).toBe(0);
  await office.getByRole("combobox", { name: "Anzeigen" }).selectOption("resolved");
  await card.getByText("Angenommen: Ada Amt").waitFor();

  await draft(office).click();
  await office.keyboard.press("Control+z");
  await draft(office).getByText("Die Lampen werden im Winter erneuert.").waitFor();
  await office.keyboard.press("Control+y");
  await draft(office).getByText("Die Lampen werden im Herbst erneuert.").waitFor();
  expect(errors).toEqual([]);
}, 240_000);

test("where the text has changed, nothing is put in before an editor has seen all three texts", async () => {
  const office = await newMeasure("Licht am Kanal");
  const train = await visit(partner);
  await train.getByRole("button", { name: "Änderung vorschlagen" }).click();
  await replaceWord(train, "Die Lampen werden im Winter erneuert", "Neue Lampen kommen im Herbst");
  await proposing(train).getByText("1 Änderung, noch nicht vorgeschlagen.").waitFor();
  await proposing(train).getByRole("button", { name: "Vorschlagen" }).click();
  await openDiscussion(office);
  await cards(office).getByRole("button", { name: "Ablehnen" }).waitFor();
  await draft(office).getByText("Die Wege im Park").click();
  await office.keyboard.press("End");
  await office.keyboard.type(" Und zwar bald.");
  await office.evaluate(() => {
    const walker = document.createTreeWalker(document.activeElement ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf("Winter") ?? -1;
      if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + 6);
    }
  });
  await office.keyboard.type("Frühjahr");
  await cards(office).getByText("Text wurde inzwischen geändert").waitFor();
  await cards(office).getByRole("button", { name: "Annehmen", exact: true }).click();
  const dialog = office.getByRole("dialog", { name: "Der Text ist inzwischen ein anderer" });
  await dialog.getByText("Die Lampen werden im Winter erneuert").waitFor();
  await dialog.getByText("Die Lampen werden im Frühjahr erneuert").waitFor();
  expect(await axeViolations(office)).toEqual([]);
  const result = dialog.getByRole("textbox", { name: "Das soll dort stehen" });
  await result.click();
  await office.keyboard.press("Control+a");
  await office.keyboard.type("Neue Lampen kommen im Frühjahr");
  await dialog.getByRole("button", { name: "Übernehmen" }).click();
  await dialog.waitFor({ state: "detached" });
  await draft(train).getByText("Neue Lampen kommen im Frühjahr. Und zwar bald.").waitFor();
  await openDiscussion(train);
}, 240_000);

test("a commenter's whole day without a connection: read, comment, propose, and come back after the text was rewritten", async () => {
  const office = await newMeasure("Licht am See");
  const train = await visit(partner);
  await train.context().setOffline(true);
  await showsWork(train, "offline");
  await comment(train, "Unterwegs geschrieben.");
  await train.getByRole("button", { name: "Änderung vorschlagen" }).click();
  await replaceWord(train, "dunkel", "sehr dunkel");
  await replaceWord(train, "Winter", "Herbst");
  // What was begun outlives a reload, and is sent only when its author says so.
  await proposing(train).getByText("2 Änderungen, noch nicht vorgeschlagen.").waitFor();
  await train.reload();
  await proposing(train).getByText("2 Änderungen, noch nicht vorgeschlagen.").waitFor();
  await proposing(train).getByRole("button", { name: "2 Änderungen vorschlagen" }).click();
  await train.getByText("Ihre 2 Vorschläge stehen in der Diskussion.").first().waitFor();

  // Meanwhile the first sentence is rewritten, and something is put in front of the other.
  await draft(office).getByText("Die Wege im Park").click();
  await office.keyboard.press("Home");
  await office.keyboard.type("Vorab: ");
  await office.evaluate(() => {
    const walker = document.createTreeWalker(document.activeElement ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf("sind dunkel") ?? -1;
      if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + 11);
    }
  });
  await office.keyboard.type("haben kein Licht");
  await settled(office);
  await train.context().setOffline(false);
  await settled(train);

  await openDiscussion(office);
  await office.getByText("Unterwegs geschrieben.").waitFor();
  await waitFor("both proposals to be there", async () => (await cards(office).count()) === 2);
  await office.getByRole("combobox", { name: "Anzeigen" }).selectOption({ label: "Offene Vorschläge (2)" });
  await office.getByRole("button", { name: "Alle annehmen (2)" }).click();
  await office.getByRole("dialog").getByRole("button", { name: "Annehmen" }).click();
  await office.getByText("1 Vorschlag ist angenommen und steht im Text.").first().waitFor();
  await office
    .getByText(/Bei 1 Vorschlag hat sich der Text inzwischen geändert/)
    .first()
    .waitFor();
  await draft(train)
    .getByText("Vorab: Die Wege im Park haben kein Licht. Die Lampen werden im Herbst erneuert.")
    .waitFor();
}, 240_000);

test("what an editor wrote offline who may only comment by then becomes proposals, passage by passage", async () => {
  const office = await newMeasure("Licht am Wald");
  await team.assign(measure, partner, "editor");
  const train = await visit(partner);
  await train.context().setOffline(true);
  await showsWork(train, "offline");
  await draft(train).getByText("Die Wege im Park").click();
  await train.keyboard.press("End");
  await train.keyboard.type(" Das soll so bleiben.");
  await write(train, "Ein neuer Absatz aus dem Zug.");
  await team.assign(measure, partner, "commenter");
  await train.context().setOffline(false);
  await train.getByRole("button", { name: /2 beiseitegelegt/ }).click({ timeout: 40_000 });
  await train.getByRole("link", { name: "Beiseitegelegtes ansehen" }).click();
  for (let left = 2; left > 0; left--) {
    await waitFor("the rest to be listed", async () => {
      return (await train.getByRole("button", { name: "Als Vorschlag einreichen" }).count()) === left;
    });
    await train.getByRole("button", { name: "Als Vorschlag einreichen" }).first().click();
  }
  await train.getByText("Hier liegt nichts").waitFor();
  await openDiscussion(office);
  await waitFor("both proposals to be there", async () => (await cards(office).count()) === 2);
  for (let left = 2; left > 0; left--) {
    await cards(office).first().getByRole("button", { name: "Annehmen", exact: true }).click();
    await waitFor("one fewer to be open", async () => (await cards(office).count()) === left - 1);
  }
  await draft(office)
    .getByText(/erneuert\. Das soll so bleiben\.$/)
    .waitFor();
  await draft(office).getByText("Ein neuer Absatz aus dem Zug.").waitFor();
}, 240_000);

test("proposing and declining with the keyboard alone", async () => {
  const office = await newMeasure("Licht am Turm");
  const train = await visit(partner);
  await tabTo(train, "textbox", /^(Text der Maßnahme|Maßnahmentext)/);
  await train.keyboard.press("Control+Alt+p");
  await proposing(train).getByText("Noch nichts geändert.").waitFor();
  await tabTo(train, "textbox", /Ihre Vorschläge$/);
  await train.keyboard.press("Control+End");
  await train.keyboard.type("Zum Schluss etwas Neues.");
  await proposing(train).getByText("1 Änderung, noch nicht vorgeschlagen.").waitFor();
  await tabTo(train, "button", /^Vorschlagen$/, "Shift+Tab");
  await train.keyboard.press("Enter");
  await train.getByText("Ihr Vorschlag steht in der Diskussion.").first().waitFor();

  await tabTo(office, "tab", /Diskussion|Steckbrief/);
  await office.keyboard.press("ArrowRight");
  await office.keyboard.press("Enter");
  await tabTo(office, "button", /^Ablehnen$/);
  await office.keyboard.press("Enter");
  await office.getByRole("dialog", { name: "Vorschlag ablehnen" }).waitFor();
  await office.keyboard.type("Das steht schon oben.");
  await tabTo(office, "button", /^Ablehnen$/);
  await office.keyboard.press("Enter");
  await office.getByText("Der Vorschlag ist abgelehnt.").first().waitFor();
  await openDiscussion(train);
  await train.getByText("Begründung: Das steht schon oben.").waitFor();
  expect(await draft(train).locator("ins").count()).toBe(0);
}, 240_000);
