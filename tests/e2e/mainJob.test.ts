import { DRAFT_ROOT } from "@querschnitt/shared/documents/draft";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { Browser, pageErrors, signIn } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { converged, StockClient } from "../support/StockClient.ts";
import { PASSWORD, Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
let partner: Teammate;
let measure: string;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  partner = await team.invite("civil-society");
  ({ id: measure } = await team.createMeasure("Licht im Park"));
  await team.assign(measure, partner, "commenter");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

async function newPage(): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.page(team);
  return { page, errors: pageErrors(page) };
}

const draft = (page: Page) => page.getByRole("textbox", { name: /^Text der Maßnahme/ });

/** Writes a paragraph at the end of a draft, as a program would. */
function appendParagraph(doc: Y.Doc, text: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment(DRAFT_ROOT).push([paragraph]);
}

test("two browsers and an unchanged y-websocket client write one text", async () => {
  const pages: Page[] = [];
  for (const person of [team.admin, team.admin]) {
    const { page } = await newPage();
    await signIn(page.context(), person.email, PASSWORD);
    await page.goto(`/measures/${measure}`);
    await draft(page).waitFor();
    pages.push(page);
  }
  const [one, other] = pages as [Page, Page];
  const program = await StockClient.open(team.admin.api, `measure/${measure}/draft`);
  const witness = await StockClient.open(partner.api, `measure/${measure}/draft`);

  await draft(one).click();
  await one.keyboard.press("Control+End");
  await one.keyboard.type("Aus dem ersten Fenster.");
  await draft(other).getByText("Aus dem ersten Fenster.").waitFor();
  await draft(other).click();
  await other.keyboard.press("Control+Home");
  await other.keyboard.press("End");
  await other.keyboard.type(" und Anlass");
  appendParagraph(program.doc, "Von einem Programm.");

  for (const page of pages) {
    await draft(page).getByText("Von einem Programm.").waitFor();
    await draft(page).getByRole("heading", { name: "Ausgangslage und Anlass" }).waitFor();
  }
  await waitFor("the program to have what the browsers wrote", () => {
    const text = program.doc.getXmlFragment(DRAFT_ROOT).toString();
    return text.includes("Aus dem ersten Fenster.") && text.includes("Ausgangslage und Anlass");
  });
  await converged([program.doc, witness.doc]);
  program.destroy();
  witness.destroy();
});

/** Opens a comment on what is selected, by keyboard. */
async function beginComment(page: Page): Promise<void> {
  await page.keyboard.press("Control+Alt+m");
  await page.getByRole("textbox", { name: "Kommentar zu dieser Stelle" }).waitFor();
  await waitFor("the comment field to have the focus", () =>
    page.evaluate(() => document.activeElement?.tagName === "TEXTAREA"),
  );
}

test("the main job with the keyboard alone: sign in, write, comment, assign, accept", {
  timeout: 240_000,
}, async () => {
  const { page, errors } = await newPage();
  await page.goto("/");
  await tabTo(page, "textbox", /E-Mail/);
  await page.keyboard.type(team.admin.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Licht im Park" }).waitFor();
  await tabTo(page, "link", /Licht im Park/);
  await page.keyboard.press("Enter");
  await draft(page).waitFor();

  await tabTo(page, "textbox", /^Text der Maßnahme/);
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Mehr Licht am Weg.");
  for (let count = 0; count < "am Weg.".length; count++) await page.keyboard.press("Shift+ArrowLeft");
  await beginComment(page);
  // Who thinks better of it goes on writing where they were.
  await page.keyboard.press("Escape");
  await waitFor("the text to have the focus again", () =>
    draft(page).evaluate((text) => text === document.activeElement),
  );
  await beginComment(page);
  await page.keyboard.type("Welcher Weg ist gemeint?");
  await tabTo(page, "button", /^Kommentieren$/);
  await page.keyboard.press("Enter");
  await page.getByText("Welcher Weg ist gemeint?").waitFor();
  // Whoever wrote goes on from what they wrote, not from the top of the page.
  await waitFor("the new thread to have the focus", () =>
    page.evaluate(
      () =>
        document.activeElement?.tagName === "LI" &&
        document.activeElement.textContent?.includes("Welcher Weg ist gemeint?"),
    ),
  );
  await page.locator('button[data-work="saved"]').waitFor();

  await tabTo(page, "tab", /Diskussion/, "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "Zuständigkeiten", selected: true }).waitFor();
  await tabTo(page, "button", /^Zuständigkeit eintragen$/);
  await page.keyboard.press("Enter");
  await tabTo(page, "textbox", /^Aufgabe/);
  await page.keyboard.type("Leuchten zählen");
  await tabTo(page, "combobox", /^Organisation/);
  await page.keyboard.type("Organisation civil");
  await tabTo(page, "button", /^Eintragen$/);
  await page.keyboard.press("Enter");
  await page
    .getByRole("listitem")
    .filter({ hasText: "Leuchten zählen" })
    .getByText("noch nicht angenommen")
    .waitFor();

  const { page: partnersPage, errors: partnersErrors } = await newPage();
  await signIn(partnersPage.context(), partner.email, PASSWORD);
  await partnersPage.goto(`/measures/${measure}`);
  await draft(partnersPage).getByText("Mehr Licht am Weg.").waitFor();
  await tabTo(partnersPage, "tab", /Steckbrief/);
  await partnersPage.keyboard.press("ArrowRight");
  await partnersPage.keyboard.press("Enter");
  await partnersPage.getByText("Welcher Weg ist gemeint?").waitFor();
  // Reaching a thread by keyboard opens its reply form.
  await tabTo(partnersPage, "button", /^Zur Textstelle$/);
  await tabTo(partnersPage, "textbox", /^Antworten/);
  await partnersPage.keyboard.type("Der am Teich.");
  await tabTo(partnersPage, "button", /^Antwort senden$/);
  await partnersPage.keyboard.press("Enter");
  await partnersPage.getByText("Der am Teich.").waitFor();
  await tabTo(partnersPage, "tab", /Diskussion/, "Shift+Tab");
  await partnersPage.keyboard.press("ArrowRight");
  await partnersPage.keyboard.press("Enter");
  // How far it is can be said once it has been accepted.
  await partnersPage.getByRole("button", { name: /annehmen$/ }).waitFor();
  const state = partnersPage.getByRole("combobox", { name: "Stand der Aufgabe „Leuchten zählen“" });
  expect(await state.count()).toBe(0);
  await tabTo(partnersPage, "button", /annehmen$/);
  await partnersPage.keyboard.press("Enter");
  await partnersPage.getByText("angenommen", { exact: true }).waitFor();
  await state.selectOption("in Arbeit");
  await page.getByRole("combobox", { name: "Stand der Aufgabe „Leuchten zählen“" }).waitFor();

  await page.getByText("angenommen", { exact: true }).waitFor();
  expect(errors.filter((error) => !error.includes("401"))).toEqual([]);
  expect(partnersErrors).toEqual([]);
});

test("a commenter reads, and finds no way to change the text", async () => {
  const { page } = await newPage();
  await signIn(page.context(), partner.email, PASSWORD);
  await page.goto(`/measures/${measure}`);
  const text = draft(page);
  await text.getByText("Mehr Licht am Weg.").waitFor();
  const before = await text.innerText();
  await text.click();
  await page.keyboard.type("Darf ich nicht.");
  await page.keyboard.press("Delete");
  expect(await text.innerText()).toBe(before);
  await page.getByRole("toolbar", { name: "Text formatieren" }).waitFor({ state: "detached" });
});

test("on a phone who may only comment marks a passage far down and has the way to comment in reach", async () => {
  const page = await browser.page(team, partner, { width: 360, height: 640 });
  await page.goto(`/measures/${measure}`);
  const passage = draft(page).getByText("Mehr Licht am Weg.");
  await passage.scrollIntoViewIfNeeded();
  await passage.click({ clickCount: 3 });
  const button = page.getByRole("button", { name: "Stelle kommentieren" });
  const box = await button.boundingBox();
  expect(box?.y).toBeGreaterThan(320);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
  await button.click();
  await page.getByRole("textbox", { name: "Kommentar zu dieser Stelle" }).waitFor();
  // In the text it can be seen what the comment will be about.
  await page.getByRole("tab", { name: "Text" }).click();
  const begun = page.locator(".passage-mark-begun");
  await begun.first().waitFor();
  expect((await begun.allInnerTexts()).join("")).toContain("Mehr Licht am Weg.");
  await page.getByRole("tab", { name: /^Diskussion/ }).click();
  await page.getByRole("button", { name: "Abbrechen" }).click();
  await page.locator(".passage-mark-begun").waitFor({ state: "detached" });
});

test("an answer is typed where it was asked for, with the mouse too, and an empty one is questioned", async () => {
  const { page } = await newPage();
  await signIn(page.context(), partner.email, PASSWORD);
  await page.goto(`/measures/${measure}?tab=discussion`);
  await page.getByRole("button", { name: "Antworten" }).first().click();
  await page.getByRole("button", { name: "Antwort senden" }).click();
  await page.getByText("Bitte schreiben Sie zuerst etwas.").waitFor();
  await page.keyboard.type("Ich frage nach.");
  await page.getByRole("button", { name: "Antwort senden" }).click();
  await page.getByRole("listitem").getByText("Ich frage nach.").first().waitFor();
  // It worked: that is said, the form is gone, and the answer has the focus.
  await page
    .locator('[data-announcer="polite"]', { hasText: "Ihre Antwort steht in der Diskussion." })
    .waitFor();
  await page.locator("li:focus", { hasText: "Ich frage nach." }).waitFor();
  expect(await page.getByRole("button", { name: "Antwort senden" }).count()).toBe(0);

  await page.getByRole("button", { name: "Zur ganzen Maßnahme schreiben" }).click();
  await page.keyboard.type("Etwas anderes noch.");
  await page.keyboard.press("Control+Enter");
  await page.locator("li:focus", { hasText: "Etwas anderes noch." }).waitFor();
  expect(await page.getByRole("button", { name: "Antwort senden" }).count()).toBe(0);
  await page
    .getByRole("region", { name: "Hinweise" })
    .getByText("Ihr Kommentar steht in der Diskussion.")
    .waitFor();
});

test("on a phone a writer can put the caret into a commented passage and write there", async () => {
  const page = await browser.page(team, team.admin, { width: 360, height: 700 });
  await page.goto(`/measures/${measure}`);
  await page.locator(".passage-mark").click();
  await page.keyboard.type("nahe ");
  await draft(page).getByText("nahe ").waitFor();
  await page.getByRole("tab", { name: "Text", selected: true }).waitFor();
});

test("a key pressed before the browser has told of a moved caret acts where the caret is", async () => {
  const { page } = await newPage();
  await signIn(page.context(), team.admin.email, PASSWORD);
  await page.goto(`/measures/${measure}`);
  const text = draft(page);
  await text.getByRole("heading", { name: "Zielgruppe" }).click();
  await waitFor("the caret to be in the heading", () =>
    page.evaluate(() => /Zielgruppe/.test(getSelection()?.anchorNode?.textContent ?? "")),
  );
  const before = await text.locator("> *").allInnerTexts();
  // In one task, as on a busy machine: no event can come between.
  await text.evaluate((element) => {
    getSelection()?.setPosition(element.lastElementChild, element.lastElementChild?.childNodes.length);
    element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true }));
  });
  await page.keyboard.type("Ganz am Ende.");
  await text.getByText("Ganz am Ende.").waitFor();
  expect(await text.locator("> *").allInnerTexts()).toEqual([...before, "Ganz am Ende."]);
});
