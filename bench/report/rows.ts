import { parameters } from "../parameters.ts";
import { loadName } from "../scenarios/fanOut.ts";

/** One line of the table. */
export interface Row {
  metric: string;
  label: string;
  /** Digits behind the point. */
  digits: number;
}

export interface Section {
  scenario: string;
  title: string;
  rows: readonly Row[];
}

const { fanOut, manyRooms, joins, awareness, durability, growth, start } = parameters;
const number = (value: number): string => value.toLocaleString("en-GB");
const row = (metric: string, label: string, digits = 0): Row => ({ metric, label, digits });

/** Every line of the table, in its order. CPU is milliseconds of the server's process tree. */
export const sections: readonly Section[] = [
  {
    scenario: "fan-out",
    title: `Fan-out to ${fanOut.clients} clients`,
    rows: fanOut.loads.flatMap((load) => {
      const name = loadName(load);
      const rate = `${number(load.rate)}/s${load.writers === 1 ? "" : ` from ${load.writers} writers`}`;
      return [
        row(`${name}/cpu`, `${rate}: CPU ms per 1000 deliveries`, load.rate > 1000 ? 2 : 1),
        row(`${name}/p50`, `${rate}: ms until received, median`, 1),
        row(`${name}/p99`, `${rate}: ms until received, 99 %`, 1),
      ];
    }),
  },
  {
    scenario: "many-rooms",
    title: `${manyRooms.rooms} rooms of 2 clients`,
    rows: [
      row("many-rooms/cpu", `${number(manyRooms.rate)}/s: CPU ms per 1000 updates`),
      row("many-rooms/p99", `${number(manyRooms.rate)}/s: ms until received, 99 %`, 1),
      ...manyRooms.sustained.flatMap((rate) => [
        row(`many-rooms/${rate}/cpu`, `${number(rate)}/s: CPU ms per 1000 updates`),
        row(`many-rooms/${rate}/p99`, `${number(rate)}/s: ms until received, 99 %`, 1),
      ]),
      row(
        "many-rooms/sustained",
        `highest rate held, of those up to ${number(Math.max(...manyRooms.sustained))}/s`,
      ),
    ],
  },
  {
    scenario: "memory",
    title: "Memory",
    rows: [row("memory/room", "KB per room with its 2 connections", 1)],
  },
  {
    scenario: "start",
    title: `${number(start.rooms)} rooms on disk`,
    rows: [
      row("start/ms", "ms from the start of the process until it takes connections"),
      row("start/idle-room", "KB of memory per room that nobody is in", 2),
    ],
  },
  {
    scenario: "ingest",
    title: `Ingest of ${number(parameters.ingest.updates)} single keystrokes of one client`,
    rows: [
      row("ingest/cpu", "CPU ms per 1000 updates", 1),
      row("ingest/later", "what was put off until the room rested: CPU ms per 1000 updates", 1),
    ],
  },
  {
    scenario: "joins",
    title: `Joining the ${joins.trace} document`,
    rows: [
      row("joins/cold/ms", "cold, alone: ms until complete"),
      row("joins/cold/cpu", "cold, alone: CPU ms"),
      row("joins/cold/sent", "cold, alone: how many times the document was sent", 2),
      row("joins/100/ms", `${joins.atOnce} at once: ms until all are complete`),
      row("joins/100/cpu", `${joins.atOnce} at once: CPU ms per join`, 2),
      row(
        "joins/edited/ms",
        `${joins.atOnce} at once while edited at ${joins.editRate}/s: ms until all are complete`,
      ),
      row(
        "joins/edited/cpu",
        `${joins.atOnce} at once while edited at ${joins.editRate}/s: CPU ms per join`,
        2,
      ),
    ],
  },
  {
    scenario: "disk",
    title: `Disk: ${parameters.disk.traces.join(" and ")}, keystroke by keystroke`,
    rows: [
      row("disk/loaded", "bytes on disk after loading / bytes of the states without deleted content", 2),
      row("disk/compacted", "the same once all is at rest, after a restart", 2),
    ],
  },
  {
    scenario: "awareness",
    title: `${awareness.people} people move their carets in one room, ${awareness.movesPerPerson} times a second each`,
    rows: [
      row("awareness/cpu", "CPU ms per 1000 moves"),
      row("awareness/p99", "ms until a move or a later one was shown, 99 %", 1),
    ],
  },
  {
    scenario: "durability",
    title: "Updates lost of those that were acknowledged or had been seen by another client, after SIGKILL",
    rows: [1, durability.faster].flatMap((factor) =>
      durability.killAfterSeconds.map((delay) =>
        row(
          `durability/${factor}/${delay}/lost`,
          `of ${number(durability.updates * factor)} at ${number(durability.rate * factor)}/s, killed ${delay} s after the last`,
        ),
      ),
    ),
  },
  {
    scenario: "growth",
    title: `Growth: what an update costs at ${growth.rate}/s`,
    rows: [
      ...growth.lengths.flatMap((length) => [
        row(`growth/length/${length}/cpu`, `document of ${number(length)} updates: CPU ms per 1000 updates`),
        row(
          `growth/length/${length}/stall`,
          `document of ${number(length)} updates: longest answer to a ping, ms`,
          1,
        ),
        row(
          `growth/length/${length}/tidying`,
          `document of ${number(length)} updates: the same while nobody writes and the log is tidied up`,
          1,
        ),
      ]),
      ...growth.rooms.flatMap((rooms) => [
        row(`growth/rooms/${rooms}/cpu`, `${number(rooms)} rooms on disk: CPU ms per 1000 updates`),
        row(`growth/rooms/${rooms}/stall`, `${number(rooms)} rooms on disk: longest answer to a ping, ms`, 1),
      ]),
    ],
  },
  {
    scenario: "backup",
    title: `A backup of ${number(parameters.backup.rooms)} rooms while somebody writes at ${number(parameters.backup.rate)}/s`,
    rows: [
      row("backup/seconds", "seconds until it is there and checked", 1),
      row("backup/megabytes", "MB of the log"),
      row("backup/p99", "ms until what was written was received, 99 %", 1),
      row("backup/stall", "longest answer to a ping, ms", 1),
    ],
  },
  {
    scenario: "search",
    title: `The search index of ${number(parameters.search.rooms)} rooms while somebody writes at ${number(parameters.search.rate)}/s`,
    rows: [
      row("search/seconds", "seconds from the first question until every room is in it", 1),
      row("search/p99", "until what was written was received, 99 %: times as long as without a search", 2),
      row("search/stall", "answer to a ping, 99.9 %: times as long as without a search", 2),
    ],
  },
  {
    scenario: "history",
    title: "The past of a long document",
    rows: parameters.history.documents.flatMap(({ trace, length }) => {
      const name =
        length === undefined ? trace : `${number(length)} keystrokes of ${parameters.history.writers} people`;
      return [
        row(`history/${trace}/first`, `${name}: ms until the first time line, nothing told ahead`),
        row(`history/${trace}/timeline`, `${name}: ms for the time line afterwards, median`),
        row(`history/${trace}/moment`, `${name}: ms for text and record at any moment, median`),
        row(`history/${trace}/slowest`, `${name}: the same, the slowest of ${parameters.history.moments}`),
        row(`history/${trace}/pair`, `${name}: ms for two moments to compare, median`),
        row(`history/${trace}/compare`, `${name}: ms to compare these in the browser's engine, median`),
        row(`history/${trace}/authorship`, `${name}: ms for who wrote what`),
        row(`history/${trace}/since`, `${name}: ms for what has changed since any moment, median`),
        row(`history/${trace}/memory`, `${name}: MB by which the process grew through all of it`),
      ];
    }),
  },
  {
    scenario: "compression",
    title: "What permessage-deflate would save and cost",
    rows: [
      row("compression/keystroke/bytes", "a keystroke: bytes", 1),
      row("compression/keystroke/deflated", "a keystroke, deflated: bytes", 1),
      row("compression/keystroke/cpu", "CPU ms per 1000 keystrokes", 1),
      row("compression/document/kilobytes", `the ${joins.trace} document: KB`),
      row("compression/document/deflated", `the ${joins.trace} document, deflated: KB`),
      row("compression/document/cpu", "CPU ms for the document", 1),
    ],
  },
];
