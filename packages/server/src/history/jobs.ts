import type { History, PastRoom } from "@querschnitt/shared/api/history";
import { readResolutions } from "@querschnitt/shared/documents/arrivals";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import { type ReadRecord, readRecord } from "@querschnitt/shared/documents/record";
import { richText } from "@querschnitt/shared/documents/richText";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import * as Y from "yjs";
import { unpackUpdates } from "../sync/updatePack.ts";
import { Arrivals } from "./Arrivals.ts";
import { applyAsIs } from "./applyAsIs.ts";
import { type WrittenDraft, writtenDraft } from "./authorship.ts";
import { Chronicle, type Standing, type Told, Unreadable } from "./Chronicle.ts";
import { type EntryPack, unpackEntries } from "./entryPack.ts";
import { Graveyard } from "./Graveyard.ts";
import type { Accepted } from "./Origins.ts";
import { headingsOf } from "./places.ts";
import { decodeStanding, decodeTold, encodeStanding, encodeTold } from "./segments.ts";
import { type Amount, addShare, joinSittings, listed, peopleOf, type Sitting } from "./sittings.ts";

/** Some entries of a room, and how it stood before them: as `encodeStanding` wrote it; undefined: empty. */
export interface Stretch {
  from: Uint8Array | undefined;
  entries: EntryPack;
}

type Span = History["sittings"][number];
type Resolutions = ReturnType<typeof readResolutions>;
export type ChangedPlace = { section: string; people: ({ person: string } & Amount)[] };

/** What can be asked about the past of a room, each as its argument and its answer. */
export interface Jobs {
  /** Tells a stretch for good. `until`: the latest that anything before it arrived. */
  tell: {
    job: Stretch & { room: PastRoom; until: number };
    answer: { told: Uint8Array; standing: Uint8Array };
  };
  /** `told`: all segments, as `encodeTold` wrote them; `tail`: what follows them. */
  timeline: {
    job: { room: PastRoom; told: Uint8Array[]; tail: Stretch };
    answer: { sittings: Span[]; resolutions: Resolutions };
  };
  state: {
    job: Stretch & { room: PastRoom };
    answer: { room: "draft"; content: RichNode } | { room: "record"; content: ReadRecord };
  };
  /** What has changed after the first `known` entries of `start`: in it, in the segments `later`, and in `tail`. */
  since: {
    job: { room: PastRoom; start: Stretch; known: number; later: Uint8Array[]; tail: Stretch | undefined };
    answer: { places: ChangedPlace[]; until: number };
  };
  authorship: {
    job: { told: Uint8Array[]; tail: Stretch; accepted: readonly Accepted[] };
    answer: WrittenDraft & { sequence: number };
  };
}
export type JobName = keyof Jobs;
export type Job<Name extends JobName> = Jobs[Name]["job"];
export type Answer<Name extends JobName> = Jobs[Name]["answer"];

/** How a room stood directly before some entries. @throws Unreadable if what was put down is of another place */
function standingBefore({ from, entries }: Stretch): Standing | undefined {
  const standing = from && decodeStanding(from);
  if ((standing?.sequence ?? 0) !== entries.first - 1)
    throw new Unreadable(`the room is known at ${standing?.sequence}, not before ${entries.first}`);
  return standing;
}

function chronicleOf(room: PastRoom, stretch: Stretch): Chronicle {
  const { entries } = stretch;
  const chronicle = new Chronicle(room, standingBefore(stretch));
  for (const entry of unpackEntries(entries)) chronicle.take(entry);
  return chronicle;
}

function tell({ room, until, ...stretch }: Job<"tell">): Answer<"tell"> {
  const chronicle = chronicleOf(room, stretch);
  const standing = chronicle.standing();
  const head = {
    first: stretch.entries.first,
    last: standing.sequence,
    until: stretch.entries.times.reduce((latest, at) => Math.max(latest, at), until),
    documentBytes: standing.document.length,
  };
  return { told: encodeTold(head, chronicle.end()), standing: encodeStanding(standing) };
}

function timeline({ room, told, tail }: Job<"timeline">): Answer<"timeline"> {
  const chronicle = chronicleOf(room, tail);
  const sittings = joinSittings([
    ...told.map((one) => decodeTold(one).sittings),
    chronicle.end().sittings,
  ]).map((sitting) => spanOf(room, sitting));
  return { sittings, resolutions: room === "record" ? readResolutions(chronicle.document) : [] };
}

function spanOf(room: PastRoom, { from, to, first, last, places }: Sitting): Span {
  const sections = [...new Set(places.map(({ text }) => text))];
  return { id: `${room}-${first}`, room, from, to, first, last, people: peopleOf(places), sections };
}

/** The document alone, after so many entries: in one transaction it is made several times faster than entry by entry. */
function documentOf(room: PastRoom, stretch: Stretch, count?: number): Y.Doc {
  const doc = new Y.Doc();
  openRoom(doc, room);
  const before = standingBefore(stretch);
  const updates = unpackUpdates(stretch.entries.updates).slice(0, count);
  applyAsIs(doc, before ? [before.document, ...updates] : updates);
  return doc;
}

function state({ room, ...stretch }: Job<"state">): Answer<"state"> {
  const doc = documentOf(room, stretch);
  if (room === "draft") return { room, content: richText(openDraft(doc)) };
  return { room, content: readRecord(doc) };
}

function since({ room, start, known, later, tail }: Job<"since">): Answer<"since"> {
  const entries = unpackEntries(start.entries);
  const before = documentOf(room, start, known);
  const first = new Chronicle(room, {
    sequence: start.entries.first - 1 + known,
    document: Y.encodeStateAsUpdate(before),
    // Whose words were restored is asked elsewhere.
    graveyard: new Graveyard(),
  });
  for (const entry of entries.slice(known)) first.take(entry);
  const last = tail ? chronicleOf(room, tail) : first;
  const headings = room === "draft" ? headingsOf(last.document) : undefined;
  const told = [first.end(), ...later.map(decodeTold), ...(tail ? [last.end()] : [])];
  const sittings = told.flatMap((one) => one.sittings);
  const places = new Map<string, { text: string; people: Map<string, Amount> }>();
  for (const { place, text, people } of sittings.flatMap((sitting) => sitting.places)) {
    const known = places.get(place) ?? { text, people: new Map<string, Amount>() };
    known.text = text;
    for (const [person, amount] of people) addShare(known.people, person, amount);
    places.set(place, known);
  }
  return {
    until: sittings.reduce((latest, { to }) => Math.max(latest, to), 0),
    places: Array.from(places.values(), ({ text, people }) => {
      // What a heading said that is gone was deleted: not everybody may read that.
      return { section: headings && !headings.has(text) ? "" : text, people: listed(people) };
    }),
  };
}

function authorship({ told, tail, accepted }: Job<"authorship">): Answer<"authorship"> {
  const chronicle = chronicleOf("draft", tail);
  const all: Told[] = [...told.map(decodeTold), chronicle.end()];
  const arrivals = new Arrivals();
  for (const one of all) arrivals.append(one.arrivals);
  const restored = all.flatMap((one) => one.restored);
  return {
    sequence: chronicle.sequence,
    ...writtenDraft(chronicle.document, { arrivals, restored, accepted }),
  };
}

const jobs: { [Name in JobName]: (job: Job<Name>) => Answer<Name> } = {
  tell,
  timeline,
  state,
  since,
  authorship,
};

/** Does a job. @throws Unreadable, or Error if what was stored is damaged */
export function carryOut<Name extends JobName>(name: Name, job: Job<Name>): Answer<Name> {
  return jobs[name](job);
}
