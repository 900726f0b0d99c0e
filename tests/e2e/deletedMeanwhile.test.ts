import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, Browser } from "../support/Browser.ts";
import { draft, openMeasurePage, settled, showsWork, write } from "../support/measurePage.ts";
import { Team, type Teammate } from "../support/Team.ts";

// Somebody deletes what somebody else was editing without a connection.

let browser: Browser;
let team: Team;
let writer: Teammate;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  writer = await team.invite("police");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

test("who edited a passage offline that somebody deleted is told, also after a reload, and puts it back", async () => {
  const { id } = await team.createMeasure("Licht am Kanal");
  await team.assign(id, writer, "editor");
  const [admin, page] = [
    await browser.page(team, { email: team.admin.email }),
    await browser.page(team, { email: writer.email }),
  ];
  await openMeasurePage(admin, id);
  await write(admin, "Das bleibt stehen.");
  await write(admin, "Die Lampen am Kanal sind aus.");
  await settled(admin);

  await openMeasurePage(page, id);
  await draft(page).getByText("Die Lampen am Kanal sind aus.").waitFor();
  await page.context().setOffline(true);
  await draft(page).getByText("Die Lampen am Kanal sind aus.").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" Seit Mai.");
  await showsWork(page, "offline");
  await page.reload();
  await draft(page).getByText("Seit Mai.").waitFor();

  await draft(admin).getByText("Die Lampen am Kanal sind aus.").click({ clickCount: 3 });
  await admin.keyboard.press("Backspace");
  await admin.keyboard.press("Backspace");
  await draft(admin).getByText("Lampen").waitFor({ state: "detached" });
  await settled(admin);

  await page.context().setOffline(false);
  await draft(page).getByText("Lampen").waitFor({ state: "detached", timeout: 60_000 });
  await settled(page);
  await page.goto("/aside");
  await page
    .getByText("Jemand hat die Stelle gelöscht, die Sie ohne Verbindung bearbeitet hatten.")
    .waitFor();
  await page.getByText("Die Lampen am Kanal sind aus. Seit Mai.").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Wieder in den Text einfügen" }).click();
  await draft(admin).getByText("Die Lampen am Kanal sind aus. Seit Mai.", { exact: true }).waitFor();
  await draft(admin).getByText("Das bleibt stehen.", { exact: true }).waitFor();
  await page.getByText("Die Lampen am Kanal").waitFor({ state: "detached" });
  await admin.context().close();
  await page.context().close();
}, 180_000);
