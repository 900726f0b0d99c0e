import type { Results } from "../measuring/Results.ts";
import type { Peer } from "../peers/Peer.ts";

/** Prints medians, a row per metric. */
export function printTable(results: Results, peers: readonly Peer[]): void {
  const rows = results.metrics().map((metric) => [
    metric,
    ...peers.map(({ key }) => {
      const value = results.value(key, metric);
      if (value !== undefined) return value.toPrecision(3);
      return results.failure(key, metric) ? "fails" : "–";
    }),
  ]);
  const table = [["", ...peers.map(({ key }) => key)], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of table) {
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  "),
    );
  }
}
