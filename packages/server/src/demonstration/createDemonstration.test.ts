import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { password } from "@querschnitt/shared/api/workspace";
import { countOpenThreads, readDiscussion } from "@querschnitt/shared/documents/discussion";
import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { draftExtensions } from "@querschnitt/shared/documents/draftSchema";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { readRecord } from "@querschnitt/shared/documents/record";
import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { isMilestoneMissed } from "@querschnitt/shared/policy/overdue";
import { stakeholderGroups } from "@querschnitt/shared/protocol/stakeholderGroups";
import { getSchema } from "@tiptap/core";
import { yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import fc from "fast-check";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { readConfig } from "../config.ts";
import { createService, type Service } from "../createService.ts";
import { InProcessBus } from "../storage/embedded/InProcessBus.ts";
import { type DataFolder, openDataFolder } from "../storage/embedded/openDataFolder.ts";
import { createDemonstration, type DemonstrationServices } from "./createDemonstration.ts";
import { isUnfinished } from "./createDirectory.ts";
import { demonstrationSignIns } from "./signIns.ts";

let path: string;
let folder: DataFolder;
let service: Service;

async function open(): Promise<void> {
  folder = await openDataFolder(path);
  service = await createService({
    config: readConfig({ LOG_LEVEL: "silent", DATA_DIR: path }, []),
    storage: { log: folder.log, directory: folder.directory, bus: new InProcessBus() },
    signingKey: Buffer.alloc(32),
    logger: pino({ level: "silent" }),
    mailer: undefined,
    webDist: undefined,
    demonstration: demonstrationSignIns,
  });
}

async function close(): Promise<void> {
  await service.close();
  await folder.close();
}

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "querschnitt-demonstration-"));
  await open();
});
afterEach(async () => {
  await close();
  await rm(path, { recursive: true });
});

/** The services of the demonstration; writing fails from the given write on, as if the server were stopped. */
function services(failsFrom = Number.POSITIVE_INFINITY): DemonstrationServices {
  let writes = 0;
  const { rooms, measures, sittings, messages, identity } = service;
  return {
    directory: identity.directory,
    measures,
    sittings,
    messages,
    rooms: {
      open: (room) => rooms.open(room),
      async write(room, person, update) {
        if (++writes >= failsFrom) throw new RangeError("stopped");
        await rooms.write(room, person, update);
      },
    },
  };
}

async function read(measure: string, kind: "draft" | "record" | "discussion"): Promise<Y.Doc> {
  const doc = new Y.Doc();
  if (kind === "draft") openDraft(doc);
  else openLedger(doc, kind);
  Y.applyUpdate(doc, await (await service.rooms.open({ kind, measure })).document());
  return doc;
}

/** What is said internally on a measure, organisation by organisation. */
async function readInternal(measure: string): Promise<unknown[]> {
  const said: unknown[] = [];
  for (const { id: organisation } of folder.directory.current().organisations) {
    const doc = new Y.Doc();
    openLedger(doc, "internal");
    const room = await service.rooms.open({ kind: "internal", measure, organisation });
    Y.applyUpdate(doc, await room.document());
    for (const { comments } of readDiscussion(doc))
      said.push([organisation, comments.map(({ author, body }) => [author, body])]);
  }
  return said;
}

/** What people see of the demonstration, without random ids and times. */
async function summary(): Promise<unknown> {
  const measures = [];
  for (const { id, number, phase, phaseHistory } of service.measures.all()) {
    const record = readRecord(await read(id, "record"));
    const { title, summary, leadOrganisation, partnerOrganisations, responsibilities } = record;
    const threads = readDiscussion(await read(id, "discussion"));
    measures.push({
      number,
      phase,
      moves: phaseHistory.length,
      draft: draftText(await read(id, "draft")),
      record: { title, summary, leadOrganisation, partners: partnerOrganisations.sort() },
      milestones: record.milestones.map(({ title, date, reachedOn }) => [title, date, reachedOn]),
      indicators: record.indicators
        .map(({ name, values }) => [name, values.map(({ day, value }) => [day, value])])
        .sort(),
      assessments: record.assessments.map(({ trafficLight, asOf, reason }) => [trafficLight, asOf, reason]),
      responsibilities: responsibilities.map(({ task, acceptedBy, state }) => [task, acceptedBy, state]),
      threads: threads
        .map(({ resolvedBy, anchor, comments }) => [
          anchor?.quote,
          resolvedBy,
          comments.map(({ author, body }) => [author, body]),
        ])
        .sort(),
      internal: await readInternal(id),
      roles: folder.directory.current().measureRoles[id],
    });
  }
  const sessions = [];
  for (const { id: session, title, state, invited } of service.sittings.all()) {
    const parts = [];
    for (const part of ["public", "closed"] as const) {
      const agenda = await service.rooms.readLedger({ kind: "agenda", session, part });
      const { attendance, decisions, tasks, end } = await service.rooms.readLedger({
        ...{ kind: "protocol", session, part },
      });
      parts.push({
        recorded: [attendance.length, decisions.length, tasks.length, end !== null],
        items: agenda.items.map(({ number, title, measures }) => [number, title, measures.length]),
        suggestions: agenda.suggestions.map(({ title }) => title),
        announcements: agenda.announcements.map(({ title }) => title),
      });
    }
    sessions.push({ title, state, invited, parts });
  }
  return { sessions, measures, people: folder.directory.current().people.map(({ id, name }) => [id, name]) };
}

test("everybody may do what they did, and the workspace is complete", async () => {
  await createDemonstration(services());
  expect([...service.sittings.all()].map(({ state }) => state)).toEqual([
    "approved",
    "minutes-closed",
    "preparation",
  ]);
  const { workspace, people, organisations, workingGroups } = folder.directory.current();
  expect(workspace?.demonstration).toBe(true);
  expect(people.every(({ name }) => name.endsWith("(Demo)"))).toBe(true);
  expect(new Set(organisations.map(({ stakeholderGroup }) => stakeholderGroup))).toEqual(
    new Set(stakeholderGroups),
  );
  expect(workingGroups.map(({ prefix }) => prefix)).toEqual(["SN", "SR", "SI"]);
  const measures = [...service.measures.all()];
  expect(measures.length).toBeGreaterThanOrEqual(10);
  for (const { id } of measures) {
    expect(readRecord(await read(id, "record")).summary).not.toBe("");
    expect(draftText(await read(id, "draft")).length).toBeGreaterThan(150);
  }
  const phases = new Set(measures.map(({ phase }) => phase));
  expect(phases.size).toBeGreaterThan(3);
  const internal = (await Promise.all(measures.map(({ id }) => readInternal(id)))).flat();
  expect(internal.length).toBeGreaterThanOrEqual(2);
  const threads = await Promise.all(
    measures.map(async ({ id }) => countOpenThreads(await read(id, "discussion"))),
  );
  expect(threads.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(8);
});

test("records show lights, milestones that were missed, figures that may not be drawn and ones that may", async () => {
  await createDemonstration(services());
  const records = await Promise.all(
    [...service.measures.all()].map(async ({ id }) => readRecord(await read(id, "record"))),
  );
  const lights = new Set(records.map(({ assessments }) => assessments[0]?.trafficLight));
  expect(lights).toEqual(new Set(["green", "yellow", "red", undefined]));
  const today = dayOf(new Date());
  expect(records.some(({ milestones }) => milestones.some((one) => isMilestoneMissed(one, today)))).toBe(
    true,
  );
  const indicators = records.flatMap((record) => record.indicators);
  const reported = indicators.filter(({ name }) => name.includes("laut Programm"));
  expect(reported.map(({ values }) => values.map(({ value }) => value))).toEqual([[-50], [-30]]);
  for (const { baseYear, source, caveat } of reported) {
    expect({ baseYear, source }).toEqual({ baseYear: null, source: "" });
    expect(caveat).toContain("Basisjahr und Quelle sind noch zu ergänzen");
  }
  // Nobody may take an invented series for a fact.
  for (const { name, source, caveat } of indicators.filter(({ values }) => values.length > 1)) {
    expect([name, source, caveat].join(" ")).toMatch(/Beispieldaten.*Erfunden.*Erfundene/);
  }
});

test("every draft is what the editor's schema allows", async () => {
  await createDemonstration(services());
  // The same types reach us along two paths (import and require), which the compiler takes for different ones.
  const schema = getSchema(draftExtensions() as unknown as Parameters<typeof getSchema>[0]);
  const kinds = new Set<string>();
  for (const { id } of service.measures.all()) {
    const node = yXmlFragmentToProseMirrorRootNode(openDraft(await read(id, "draft")), schema);
    expect(() => node.check()).not.toThrow();
    node.descendants(({ type }) => void kinds.add(type.name));
  }
  expect([...kinds]).toEqual(expect.arrayContaining(["heading", "bulletList", "taskItem", "table"]));
});

test("the sign-ins that are offered work: each stakeholder group, moderation, administration, a guest", async () => {
  await createDemonstration(services());
  const { people, password: shared } = demonstrationSignIns;
  expect(password.safeParse(shared).success).toBe(true);
  expect(new Set(people.map(({ workspaceRole }) => workspaceRole))).toEqual(
    new Set(["admin", "moderator", "member", "guest"]),
  );
  for (const { email } of people) {
    const answer = await service.app.inject({
      method: "POST",
      url: "/api/session",
      headers: { origin: "http://localhost:80" },
      payload: { email, password: shared },
    });
    expect(answer.statusCode, `${email}: ${answer.body}`).toBeLessThan(300);
  }
});

test("if the server is stopped meanwhile, the next start completes it, and nothing is there twice", async () => {
  await createDemonstration(services());
  const complete = await summary();
  let stopped = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 2 }),
      async (stops) => {
        await close();
        await rm(path, { recursive: true });
        await open();
        for (const stop of stops) {
          // One that was stopped before may have less left to write than comes before the stop.
          const isStopped = await createDemonstration(services(stop)).then(
            () => false,
            (cause: unknown) => cause instanceof RangeError || Promise.reject(cause),
          );
          await close();
          await open();
          expect(isUnfinished(folder.directory.current())).toBe(isStopped);
          stopped += isStopped ? 1 : 0;
        }
        await createDemonstration(services());
        expect(isUnfinished(folder.directory.current())).toBe(false);
        expect(await summary()).toEqual(complete);
      },
    ),
    { numRuns: 2 },
  );
  expect(stopped).toBeGreaterThanOrEqual(2);
});
