import { mkdirSync, writeFileSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";

/** How a test that lacks the shared data folder begins its reason. */
export const MISSING_DATA = "missing data: ";

/** How a test begins its reason that needs a program of the system which is not installed, or may not run, here. */
export const MISSING_PROGRAM = "missing program: ";

/** The only reasons that hold in CI: what is missing cannot be run. */
const excuses = [MISSING_DATA, MISSING_PROGRAM];

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** The count as the last line of a run reads. */
export function countLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/**
 * Counts the tests of a run for scripts/test.mjs, which prints the count as its last line. Files that could not be
 * loaded and errors outside of tests count as failures; with CI=true so does a skipped test that could have run.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const count: Count = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      count.failed += module.errors().length;
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") count.passed++;
        else if (result.state === "failed") count.failed++;
        else {
          const reason = result.state === "skipped" ? result.note : undefined;
          const excused = excuses.some((excuse) => reason?.startsWith(excuse));
          console.log(`skipped: ${test.fullName} (${reason ?? "no reason given"})`);
          if (excused || process.env.CI !== "true") count.skipped++;
          else count.failed++;
        }
      }
    }
    const folder = new URL("../.results/", import.meta.url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL("count.json", folder), JSON.stringify({ ...count, line: countLine(count) }));
  }
}
