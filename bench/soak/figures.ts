import type { QuietSample, Sample } from "../../tests/soak/ServerWatch.ts";

const columns: readonly (readonly [name: string, read: (sample: Sample & Partial<QuietSample>) => string])[] =
  [
    ["seconds", ({ at }) => (at / 1000).toFixed(1)],
    ["server_life", ({ life }) => String(life + 1)],
    ["resident_bytes", ({ resident }) => String(resident)],
    ["resident_anonymous_bytes", ({ anonymous }) => String(anonymous)],
    ["heap_bytes_after_collection", ({ heap }) => (heap === undefined ? "" : String(heap))],
    ["descriptors", ({ sockets, files, others }) => String(sockets + files + others)],
    ["sockets", ({ sockets }) => String(sockets)],
    ["threads", ({ threads }) => String(threads)],
    ["log_bytes", ({ logBytes }) => String(logBytes)],
    ["acknowledged_changes", ({ acknowledged }) => String(acknowledged)],
    ["clients_in_rooms", ({ present }) => String(present)],
  ];

/** All samples as CSV, oldest first; only those of quiet moments know the heap after a collection. */
export function figuresAsCsv(samples: readonly Sample[], quiet: readonly QuietSample[]): string {
  const rows = [...samples, ...quiet].sort((a, b) => a.at - b.at);
  return [
    columns.map(([name]) => name).join(","),
    ...rows.map((row) => columns.map(([, read]) => read(row)).join(",")),
    "",
  ].join("\n");
}
