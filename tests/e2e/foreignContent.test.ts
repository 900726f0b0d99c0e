import { DRAFT_ROOT } from "@querschnitt/shared/documents/draft";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { Browser } from "../support/Browser.ts";
import { StockClient } from "../support/StockClient.ts";
import { Team } from "../support/Team.ts";

let browser: Browser;
let team: Team;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

/** A paragraph that a hand-made client would like others to click or run. */
function paragraph(text: string, formats: object = {}): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  const content = new Y.XmlText();
  content.insert(0, text, formats);
  element.insert(0, [content]);
  return element;
}

function foreignElement(name: string, attribute: string, value: string): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.setAttribute(attribute, value);
  return element;
}

test("[ADM-1] what runs code reaches nobody's page from an editor's hand-made client, and honest writing does", async () => {
  const { id } = await team.createMeasure("Licht im Park");
  const page = await browser.page(team, team.admin);
  await page.goto(`/measures/${id}`);
  const draft = page.getByRole("textbox", { name: /^Text der Maßnahme/ });
  await draft.waitFor();

  const attacks = [
    paragraph("Bitte klicken", { link: { href: "javascript:window.ran=1" } }),
    paragraph("Auch klicken", { link: { href: "data:text/html,<script>window.ran=1</script>" } }),
    foreignElement("script", "src", "/assets/x.js"),
    foreignElement("img", "onerror", "window.ran=1"),
    foreignElement("iframe", "srcdoc", "<script>parent.ran=1</script>"),
  ];
  for (const attack of attacks) {
    const client = await StockClient.open(team.admin.api, `measure/${id}/draft`);
    client.doc.getXmlFragment(DRAFT_ROOT).push([attack]);
    // Once more, as a client does that comes back: everything the server lacks.
    client.disconnect();
    await client.reconnect();
    client.destroy();
  }
  const honest = await StockClient.open(team.admin.api, `measure/${id}/draft`);
  honest.doc
    .getXmlFragment(DRAFT_ROOT)
    .push([paragraph("Zur Stadt", { link: { href: "https://www.dortmund.de/" } })]);

  await draft.getByRole("link", { name: "Zur Stadt" }).waitFor();
  expect(await draft.getByText(/klicken/).count()).toBe(0);
  expect(
    await draft.locator("script, img[onerror], iframe, [href^='javascript:'], [href^='data:']").count(),
  ).toBe(0);
  expect(await draft.getByRole("link").count()).toBe(1);
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
  honest.destroy();
});

test("what the editor is given to paste is cut down to what a draft knows", async () => {
  const { id } = await team.createMeasure("Einfügen");
  const page = await browser.page(team, team.admin);
  await page.goto(`/measures/${id}`);
  const draft = page.getByRole("textbox", { name: /^Text der Maßnahme/ });
  await draft.click();
  await page.keyboard.press("Control+End");
  await draft.evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      "text/html",
      "<p>Eingefügt <a href='javascript:window.ran=1'>hier</a><img src='x' onerror='window.ran=1'><script>window.ran=1</script></p>",
    );
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await draft.getByText("Eingefügt").waitFor();
  expect(await draft.locator("a[href^='javascript:'], img[onerror], script").count()).toBe(0);
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
  await page.locator('button[data-work="saved"]').waitFor();
});
