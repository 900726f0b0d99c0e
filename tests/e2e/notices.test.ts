import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { Team } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start({ environment: { LIMIT_SOCKETS_PER_PERSON: "1" } });
  await team.createMeasure("Licht im Park");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

test("a page that gets no line for notices shows the plan, and does not ask for everything over and over", async () => {
  const first = await browser.page(team, team.admin);
  let hasLine = false;
  first.on("websocket", (socket) => {
    if (socket.url().endsWith("/notices"))
      socket.once("framereceived", () => {
        hasLine = true;
      });
  });
  await first.goto("/");
  await waitFor("the first page to have a line", () => hasLine);

  const page = await first.context().newPage();
  let lines = 0;
  let questions = 0;
  page.on("websocket", (socket) => {
    if (socket.url().endsWith("/notices")) lines++;
  });
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/measures") questions++;
  });
  await page.goto("/");
  await page.getByRole("link", { name: /Licht im Park/ }).waitFor();
  await page.waitForLoadState("networkidle");
  const before = { lines, questions };
  await waitFor("the line to be tried twice more", () => lines >= before.lines + 2);
  expect(questions).toBe(before.questions);
});
