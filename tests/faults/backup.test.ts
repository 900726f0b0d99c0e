import { spawn } from "node:child_process";
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { type Deed, SimulatedClient } from "../convergence/SimulatedClient.ts";
import { ApiClient } from "../support/ApiClient.ts";
import { type CommandOptions, type Ended, runCommand } from "../support/runCommand.ts";
import { StockClient } from "../support/StockClient.ts";
import { root } from "../support/startServer.ts";
import { PASSWORD, Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

const nobody = 65_534;

let team: Team;
let folder: string;
let file: string;

beforeEach(async () => {
  team = await Team.start();
  folder = await mkdtemp(join(tmpdir(), "querschnitt-backups-"));
  file = join(folder, "backup.tar.gz");
});
afterEach(async () => {
  await team?.dispose();
  for (const name of (await readdir(tmpdir())).filter((name) => name.startsWith(`${base()}.before-restore-`)))
    await rm(join(tmpdir(), name), { recursive: true });
  await rm(folder, { recursive: true });
});
const base = (): string => team.server.dataDir.slice(tmpdir().length + 1);

function run(program: "backup" | "restore", options: CommandOptions = {}): Promise<Ended> {
  return runCommand(`exec node packages/server/dist/${program}.js "${file}"`, {
    ...options,
    environment: { DATA_DIR: team.server.dataDir, ...options.environment },
  });
}

/** A message for people: no stack, and nothing but what stood there is in the backups' folder. */
async function expectRefusal(ended: Promise<Ended>, message: RegExp, left: string[] = []): Promise<void> {
  const { code, output } = await ended;
  expect(output).toMatch(message);
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
  expect(await readdir(folder)).toEqual(left);
}

function write(doc: Y.Doc, text: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  openDraft(doc).push([paragraph]);
}

/** Writes as fast as the server acknowledges until told to stop. */
class Writer {
  readonly client: SimulatedClient;
  readonly deeds: Deed[] = [];
  #stopped = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(person: Teammate, room: string) {
    this.client = new SimulatedClient(person.api, room, openDraft, () => "yes");
  }

  get durable(): string[] {
    return this.deeds.filter(({ state }) => state === "durable").map(({ name }) => name);
  }

  async start(name: string): Promise<void> {
    await this.client.connect();
    this.#writing = (async () => {
      for (let number = 0; !this.#stopped; number++) {
        const deed: Deed = { name: `<${name}.${number}>`, state: "local" };
        this.deeds.push(deed);
        this.client.act(deed, (doc) => write(doc, deed.name));
        await this.client.settle();
      }
    })();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#writing;
    this.client.destroy();
  }
}

async function textOf(room: string): Promise<string> {
  const reader = await StockClient.open(team.admin.api, room);
  const text = draftText(reader.doc);
  reader.destroy();
  return text;
}

test("made under load: all that was acknowledged before it began comes back, and the running server loses nothing", async () => {
  const rooms: string[] = [];
  const writers: Writer[] = [];
  for (const title of ["Licht", "Sauberkeit", "Ruhe"]) {
    const { id } = await team.createMeasure(title);
    const writer = new Writer(team.admin, `measure/${id}/draft`);
    rooms.push(`measure/${id}/draft`);
    writers.push(writer);
    await writer.start(title);
  }
  const total = (): number => writers.reduce((sum, { durable }) => sum + durable.length, 0);
  await waitFor("some writing", () => total() > 100);
  const before = writers.map(({ durable }) => durable);
  const { code, output } = await run("backup");
  expect(output).toMatch(/while the server was running/);
  expect(code).toBe(0);
  const during = total();
  await waitFor("writing to go on", () => total() > during + 50);
  for (const writer of writers) await writer.stop();
  for (const [index, room] of rooms.entries()) {
    const text = await textOf(room);
    expect(writers[index]?.durable.filter((name) => !text.includes(name))).toEqual([]);
  }

  await expectRefusal(run("restore"), /is in use\. Stop the server/, ["backup.tar.gz"]);
  await team.server.stop();
  const restored = await run("restore");
  expect(restored.output).toMatch(/former folder is kept/);
  expect(restored.code).toBe(0);
  await team.server.start();
  await team.admin.api.signIn(team.admin.email, PASSWORD);
  for (const [index, room] of rooms.entries()) {
    const text = await textOf(room);
    const written: string[] = text.match(/<[^>]+>/g) ?? [];
    expect(before[index]?.filter((name) => !written.includes(name))).toEqual([]);
    // As of one moment: nothing is missing between the first and the last, and nothing is there twice.
    expect(written).toEqual(written.map((_, number) => writers[index]?.deeds[number]?.name));
  }
}, 240_000);

test("without space for the file: said so, nothing left behind, and the server goes on", async () => {
  await expectRefusal(run("backup", { fileLimit: 1 }), /file would be larger/i);
  expect((await fetch(`${team.server.url}/healthz`)).status).toBe(200);
  expect((await readdir(team.server.dataDir)).filter((name) => name.includes("tmp"))).toEqual([]);
  await team.server.stop();
  await expectRefusal(run("backup", { fileLimit: 8 }), /file would be larger/i);
  expect((await run("backup")).code).toBe(0);
});

test("without space for the server's copy: said so, and the server goes on", async () => {
  const { server } = team;
  await team.createMeasure("Licht");
  await server.stop();
  const { size } = await stat(join(server.dataDir, "log.mdb"));
  const limit = Math.floor(size / 1024 / 4);
  const entry = join(root, "packages/server/dist/main.js");
  const limited = spawn("bash", ["-c", `ulimit -f ${limit} && exec "$0" "$1"`, process.execPath, entry], {
    env: { HOST: "127.0.0.1", PORT: String(server.port), DATA_DIR: server.dataDir, LOG_LEVEL: "silent" },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => limited.once("exit", resolve));
  try {
    await waitFor("the server", async () => (await fetch(`${server.url}/api/workspace`)).ok, 60_000);
    await expectRefusal(run("backup"), /the log cannot be copied: File too large/);
    expect((await fetch(`${server.url}/api/workspace`)).status).toBe(200);
    expect((await readdir(server.dataDir)).filter((name) => name.includes("tmp"))).toEqual([]);
  } finally {
    limited.kill("SIGTERM");
    await ended;
  }
});

test("by somebody who may not read the folder, or not write where the file should go", async () => {
  // The superuser may do anything, so the command is run as somebody else.
  const who = process.getuid?.() === 0 ? { uid: nobody } : {};
  await team.server.stop();
  const data = join(folder, "data");
  await chmod(folder, 0o755);
  await cp(team.server.dataDir, data, { recursive: true });
  for (const name of ["", ...(await readdir(data))])
    if ("uid" in who) await chown(join(data, name), nobody, nobody);
  const environment = { DATA_DIR: data };
  await chmod(folder, 0o555);
  await expectRefusal(run("backup", { ...who, environment }), /cannot be written to .*no right to/, ["data"]);
  await chmod(folder, 0o777);
  await chmod(data, 0o000);
  await expectRefusal(run("backup", { ...who, environment }), /cannot be read: .*no right to/, ["data"]);
  await chmod(data, 0o700);
  expect(await run("backup", { ...who, environment })).toMatchObject({ code: 0 });
  await chmod(folder, 0o555);
  const moved = run("restore", { ...who, environment });
  await expectRefusal(moved, /beside the data folder.*no right to/, ["backup.tar.gz", "data"]);
  await chmod(folder, 0o755);
});

test("a command that is interrupted leaves nothing behind", async () => {
  const child = spawn(process.execPath, ["packages/server/dist/backup.js", file], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: team.server.dataDir },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await waitFor("it to begin", async () => (await readdir(folder)).length > 0);
  child.kill("SIGINT");
  await ended;
  const left = await readdir(folder);
  // It may have been done just before.
  if (left.length > 0) expect(left).toEqual(["backup.tar.gz"]);
  expect((await fetch(`${team.server.url}/healthz`)).status).toBe(200);
});

test("without a file, with too many, or with an option that there is none of: says how it is meant", async () => {
  for (const args of ["", "a b", "--compress a"]) {
    const { code, output } = await runCommand(`exec node packages/server/dist/backup.js ${args}`);
    expect([code, output]).toEqual([1, expect.stringContaining("npm run backup -- FILE")]);
  }
  for (const args of ["", "a b", "--force"]) {
    const { code, output } = await runCommand(`exec node packages/server/dist/restore.js ${args}`);
    expect([code, output]).toEqual([1, expect.stringContaining("npm run restore -- FILE")]);
  }
});

test("what was open at the backup is not open after a restore: no session, no invitation, no link for a password", async () => {
  const { admin, server } = team;
  const partner = await team.invite("civil-society");
  const link = async (path: string, body?: unknown): Promise<string> =>
    (await admin.api.must<{ link: string }>("POST", path, body)).link.split("#")[1] ?? "";
  const invited = {
    ...{ name: "Neu", email: "neu@example.org", organisation: admin.organisation },
    ...{ workspaceRole: "member", workingGroups: [], measures: [] },
  };
  const invitation = await link("/api/invitations", invited);
  const password = await link(`/api/accounts/${partner.id}/password-link`);
  expect((await run("backup")).code).toBe(0);

  // After the backup the partner sets the password and signs out everywhere; the invitation is accepted.
  const anybody = new ApiClient(server.url);
  await anybody.must("POST", `/api/password-links/${password}`, {
    password: "eines das nur der Partner kennt",
  });
  await new ApiClient(server.url).must("POST", `/api/invitations/${invitation}/accept`, {
    name: "Neu",
    password: PASSWORD,
  });
  await server.stop();
  const { code, output } = await run("restore");
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(/Everybody signs in anew, and links that were open/),
  ]);
  await server.start();

  for (const { api } of [admin, partner]) expect((await api.ask("GET", "/api/measures")).status).toBe(401);
  const again = { password: "eines das der Finder des Links kennt" };
  expect((await anybody.ask("POST", `/api/password-links/${password}`, again)).status).toBe(410);
  expect(
    (await anybody.ask("POST", `/api/invitations/${invitation}/accept`, { ...again, name: "Neu" })).status,
  ).toBe(410);
  // As it was at the backup, the partner's password of then is good again.
  await partner.api.signIn(partner.email, PASSWORD);
});

test("killed between the renamings: the server refuses to begin anew, and a second restore mends it", async () => {
  const { dataDir } = team.server;
  await team.createMeasure("Licht");
  expect((await run("backup")).code).toBe(0);
  await team.server.stop();
  // What the kill leaves behind is shown beside the code; here it is what a server says to it.
  await mkdir(`${dataDir}.restoring`);
  await writeFile(join(`${dataDir}.restoring`, "log.mdb"), "half");
  await rm(dataDir, { recursive: true });
  await expect(team.server.start()).rejects.toThrow(/restore into the data folder .* was interrupted/);
  expect((await run("restore")).code).toBe(0);
  await team.server.start();
  await team.admin.api.signIn(team.admin.email, PASSWORD);
  expect(await team.admin.api.must("GET", "/api/measures")).toHaveLength(1);
  expect((await readFile(join(dataDir, "format.json"), "utf8")).trim()).toBe('{"format":1}');
});
