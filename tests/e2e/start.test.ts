import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultLimits } from "@querschnitt/shared/protocol/limits";
import { afterEach, expect, test } from "vitest";
import { serverEnvironment } from "../../scripts/steps/serverEnvironment.mjs";
import { Browser } from "../support/Browser.ts";
import { freePort, root } from "../support/startServer.ts";
import { waitFor, within } from "../support/waitFor.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");
/** The commands that README.md gives to a newcomer, in their order. */
const commands = [...readme.matchAll(/```sh\n(npm start[^\n]*)\n```/g)].map(([, command = ""]) => command);

let running: ChildProcess | undefined;
let dataDir: string | undefined;

afterEach(() => {
  // The whole group: npm, the script and the server.
  if (running?.pid && running.exitCode === null && running.signalCode === null)
    process.kill(-running.pid, "SIGKILL");
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
});

/** Runs a command of README.md as a newcomer types it, with a port and a folder of its own. */
async function start(command: string): Promise<{ url: string; output(): string }> {
  const port = await freePort();
  dataDir = mkdtempSync(join(tmpdir(), "querschnitt-start-"));
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(port), DATA_DIR: dataDir };
  delete env.HOST;
  delete env.NODE_ENV;
  const child = spawn(command, {
    cwd: root,
    env,
    shell: true,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running = child;
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const url = `http://127.0.0.1:${port}`;
  await waitFor(
    `"${command}" to say that it is ready`,
    () => {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}:\n${output}`);
      return output.includes(url);
    },
    120_000,
  );
  await waitFor("the server to answer", async () => (await fetch(`${url}/healthz`)).ok, 60_000);
  return { url, output: () => output };
}

test("README.md names the two ways to start", () => {
  expect(commands).toEqual(["npm start", "npm start -- --empty"]);
});

test("the unit in README.md sets for the server what npm start sets", () => {
  const settings = Object.entries(serverEnvironment).map(([name, value]) => `${name}=${value}`);
  expect(readme).toContain(`\nEnvironment=${settings.join(" ")}\n`);
});

test("the first command of README.md leads to the sign-in page, whose demonstration sign-ins work", async () => {
  const { url, output } = await start(commands[0] ?? "");
  const [, password] = /password[^:]*: (\S+)/.exec(output()) ?? [];
  const [, email] = /^\s+(polizei@\S+)/m.exec(output()) ?? [];
  const browser = await Browser.launch();
  try {
    const page = await (await browser.context({ url })).newPage();
    await page.goto("/");
    await page.getByRole("heading", { name: "Anmelden" }).waitFor();
    await page.getByLabel("E-Mail-Adresse").fill(email ?? "");
    await page.getByLabel("Passwort", { exact: true }).fill(password ?? "");
    await page.getByRole("button", { name: "Anmelden", exact: true }).click();
    await page.getByRole("heading", { name: "Programm" }).waitFor();
  } finally {
    await browser.close();
  }
  const child = running as ChildProcess;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  // As Ctrl+C in a terminal: everybody of the group hears it.
  process.kill(-(child.pid ?? 0), "SIGINT");
  await within("everything to end after Ctrl+C", ended);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
}, 240_000);

test("the second command of README.md leads the first visitor to the set-up, with the code from the console", async () => {
  const { url, output } = await start(commands[1] ?? "");
  expect(output()).toMatch(/[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/);
  const browser = await Browser.launch();
  try {
    const page = await (await browser.context({ url })).newPage();
    await page.goto("/");
    await page.getByRole("heading", { name: "Arbeitsbereich einrichten" }).waitFor();
  } finally {
    await browser.close();
  }
}, 240_000);

test("README.md names every limit with its default", () => {
  for (const [name, value] of Object.entries(defaultLimits)) {
    const variable = `LIMIT_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
    expect(readme).toContain(`| \`${variable}\` | \`${value}\` |`);
  }
});
