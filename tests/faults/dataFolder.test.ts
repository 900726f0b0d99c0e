import { spawn } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freePort, type RunningServer, root } from "../support/startServer.ts";
import { Team } from "../support/Team.ts";
import { within } from "../support/waitFor.ts";

const entry = join(root, "packages/server/dist/main.js");
const nobody = 65_534;

/** Starts the built server where it cannot start, and answers how it ended. */
async function startInVain(
  dataDir: string,
  asNobody = false,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [entry], {
    cwd: tmpdir(),
    env: { HOST: "127.0.0.1", PORT: String(await freePort()), DATA_DIR: dataDir, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(asNobody ? { uid: nobody, gid: nobody } : {}),
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  try {
    const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
    return { code: await within("the server to give up", exit, 30_000), output };
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`It wrote:\n${output}`, { cause: error });
  }
}

/** A message for people: it names the folder and what helps, and shows no stack. */
async function expectRefusal(dataDir: string, message: RegExp, asNobody = false): Promise<void> {
  const { code, output } = await startInVain(dataDir, asNobody);
  expect(output).toMatch(message);
  expect(output).toContain(dataDir);
  expect(output).not.toMatch(/^\s+at /m);
  expect(output).not.toContain("Querschnitt is ready");
  expect(code).toBe(1);
}

describe("a folder with a workspace in it", () => {
  let server: RunningServer;
  let files: Map<string, Buffer>;
  const at = (file: string): string => join(server.dataDir, file);

  beforeAll(async () => {
    const team = await Team.start();
    server = team.server;
    await team.createMeasure("Licht auf Schulwegen");
  });
  afterAll(async () => {
    await server?.dispose();
  });

  test("is refused to a second server, while the first goes on", async () => {
    await expectRefusal(server.dataDir, /Another server already uses/);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  describe("damaged", () => {
    beforeAll(async () => {
      await server.stop();
      files = new Map();
      for (const file of ["format.json", "directory.json", "log.mdb"])
        files.set(file, await readFile(at(file)));
    });
    beforeEach(async () => {
      for (const [file, content] of files) await writeFile(at(file), content);
    });

    test.each([
      ["directory.json", '{"format": 1, "workspace":', /directory\.json is no JSON/],
      ["directory.json", "", /directory\.json is no JSON/],
      ["format.json", "{}", /format\.json cannot be understood/],
      ["format.json", '{"format": 2}', /newer version/],
      ["log.mdb", "", /log\.mdb .* is missing or empty/],
      ["log.mdb", "this is no log\n", /log\.mdb is damaged/],
    ])("%s holds %j", async (file, content, message) => {
      await writeFile(at(file), content);
      await expectRefusal(server.dataDir, message);
      expect(await readFile(at(file), "utf8")).toBe(content);
    });

    test.each(["directory.json", "log.mdb", "format.json"])("%s is gone", async (file) => {
      await rm(at(file));
      await expectRefusal(server.dataDir, /is missing/);
      // The next attempt does not take what the first one left for a new workspace.
      await expectRefusal(server.dataDir, /is missing/);
    });

    test("log.mdb is cut off", async () => {
      await truncate(at("log.mdb"), Math.floor((await stat(at("log.mdb"))).size / 2));
      await expectRefusal(server.dataDir, /log\.mdb is cut off/);
    });

    test("once restored, it is served again with all that it held", async () => {
      await server.start();
      const answer = await fetch(`${server.url}/api/workspace`);
      expect(await answer.json()).toMatchObject({ configured: true });
      await server.stop();
    });
  });
});

test("a folder that may be read but not written to is named", async () => {
  const folder = await mkdtemp(join(tmpdir(), "querschnitt-readonly-"));
  const dataDir = join(folder, "data");
  await mkdir(dataDir);
  await chmod(folder, 0o755);
  // The superuser may write anywhere, so the server runs as somebody else.
  const asNobody = process.getuid?.() === 0;
  if (asNobody) await chown(dataDir, 0, 0);
  await chmod(dataDir, 0o555);
  try {
    await expectRefusal(dataDir, /cannot be written to/, asNobody);
  } finally {
    await chmod(dataDir, 0o755);
    await rm(folder, { recursive: true });
  }
});

test("a file where the folder should be is named", async () => {
  const folder = await mkdtemp(join(tmpdir(), "querschnitt-file-"));
  const dataDir = join(folder, "data");
  await writeFile(dataDir, "");
  try {
    await expectRefusal(dataDir, /is no folder/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
