import type { Page } from "playwright-core";
import { parameters } from "./parameters.ts";

declare global {
  interface Window {
    keyDurations: number[];
    /** Resolves once the key that ends the measurement has been reported. */
    allReported: Promise<void>;
  }
}

/** The key that ends the measurement; no page does anything with it. */
const LAST_KEY = "Shift";

/**
 * Times every keystroke from the event to the next paint, as the browser's Event Timing API has it (in steps of 8 ms; what
 * took less than 16 ms is not reported, and counts as 16).
 * @returns milliseconds of each keystroke
 */
export async function timeKeys(page: Page): Promise<number[]> {
  const { warmUpKeys, keys, keyInterval } = parameters;
  await typeKeys(page, warmUpKeys, keyInterval);
  await page.evaluate(observeKeys, LAST_KEY);
  await typeKeys(page, keys, keyInterval);
  // Reports come after the paint and in the order of the keys: with that of a last, slow one all others are there.
  await page.keyboard.press(LAST_KEY);
  const durations = await page.evaluate(async () => {
    await window.allReported;
    return window.keyDurations;
  });
  return [...durations, ...Array.from({ length: Math.max(0, keys - durations.length) }, () => 16)];
}

/** In the page: collects what the browser reports of keys, and makes the last one slow enough to be reported. */
function observeKeys(lastKey: string): void {
  window.keyDurations = [];
  let lastAt = Number.POSITIVE_INFINITY;
  const over = new AbortController();
  window.addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if (key !== lastKey) return;
      lastAt = timeStamp;
      const end = performance.now() + 50;
      while (performance.now() < end);
    },
    { capture: true, signal: over.signal },
  );
  window.allReported = new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      for (const { name, duration, startTime } of list.getEntries()) {
        if (name !== "keydown") continue;
        if (startTime < lastAt) window.keyDurations.push(duration);
        else {
          observer.disconnect();
          over.abort();
          resolve();
        }
      }
    });
    observer.observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
}

async function typeKeys(page: Page, count: number, interval: number): Promise<void> {
  const text = "Gemeinsam prüfen wir die Beleuchtung der Wege. ";
  for (let typed = 0; typed < count; typed += text.length)
    await page.keyboard.type(text.slice(0, count - typed), { delay: interval });
}
