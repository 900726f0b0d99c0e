// Makes the pictures of README.md from the running product: `node scripts/screenshots.mjs` after a build.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureBuilt } from "./steps/build.mjs";
import { findChromium } from "./steps/chromium.mjs";
import { root, runScript, StepFailed } from "./steps/project.mjs";

const port = 3917;
const url = `http://127.0.0.1:${port}`;
const pictures = join(root, "docs/images");

/** @param {import("playwright-core").Page} page */
async function takePictures(page) {
  await page.goto("/");
  await page.getByRole("row").nth(3).waitFor();
  await page.getByText("Alles gespeichert").waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(pictures, "plan.png") });
  await page.getByRole("link", { name: /Einbruchschutz/ }).click();
  await page.getByRole("textbox", { name: /^Text der Maßnahme/ }).waitFor();
  await page.getByRole("tab", { name: /Diskussion/ }).click();
  await page.getByRole("tabpanel", { name: /Diskussion/ }).waitFor();
  await page.getByText("Alles gespeichert").waitFor();
  await page.screenshot({ path: join(pictures, "measure.png") });
}

runScript(async () => {
  await ensureBuilt();
  const executablePath = await findChromium();
  if (!executablePath)
    throw new StepFailed("No Chromium found; `npm test` installs one, or set CHROMIUM_PATH.");
  mkdirSync(pictures, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), "querschnitt-pictures-"));
  const server = spawn(process.execPath, ["packages/server/dist/main.js"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const ready = new Promise((resolve) =>
    server.stdout.on("data", (line) => String(line).includes("ready") && resolve(1)),
  );
  try {
    await Promise.race([ready, ended]);
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    const context = await browser.newContext({
      baseURL: url,
      locale: "de-DE",
      timezoneId: "Europe/Berlin",
      viewport: { width: 1280, height: 860 },
    });
    await context.addInitScript(() => localStorage.setItem("querschnitt.tour", "ended"));
    await context.request.post("/api/session", {
      data: { email: "moderation@demo.example", password: "querschnitt-demo" },
    });
    await takePictures(await context.newPage());
    await browser.close();
  } finally {
    server.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
});
