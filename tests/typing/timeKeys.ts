import type { Page } from "playwright-core";
import { parameters } from "./parameters.ts";

declare global {
  interface Window {
    keyDurations: number[];
  }
}

/**
 * Times every keystroke from the event to the next paint, as the browser's Event Timing API has it (in steps of 8 ms; what
 * took less than 16 ms is not reported, and counts as 16).
 * @returns milliseconds of each keystroke
 */
export async function timeKeys(page: Page): Promise<number[]> {
  const { warmUpKeys, keys, keyInterval } = parameters;
  await typeKeys(page, warmUpKeys, keyInterval);
  await page.evaluate(() => {
    window.keyDurations = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === "keydown") window.keyDurations.push(duration);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  await typeKeys(page, keys, keyInterval);
  // Reports come after the paint.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 500))));
  const durations = await page.evaluate(() => window.keyDurations);
  return [...durations, ...Array.from({ length: Math.max(0, keys - durations.length) }, () => 16)];
}

async function typeKeys(page: Page, count: number, interval: number): Promise<void> {
  const text = "Gemeinsam prüfen wir die Beleuchtung der Wege. ";
  for (let typed = 0; typed < count; typed += text.length)
    await page.keyboard.type(text.slice(0, count - typed), { delay: interval });
}
