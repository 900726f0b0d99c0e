import { fc, it as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { placeBeside } from "./placeBeside.ts";

const view = { width: 360, height: 640 };
const anchor = (left: number, top: number) => ({ left, right: left + 40, top, bottom: top + 40 });

describe("where a panel goes", () => {
  it("is the wanted side, aligned as wanted", () => {
    const panel = { width: 100, height: 50 };
    const below = { side: "below", align: "end" } as const;
    expect(placeBeside(anchor(200, 100), panel, view, below)).toEqual({ left: 140, top: 146 });
    expect(placeBeside(anchor(200, 100), panel, view, { ...below, side: "above" }).top).toBe(44);
  });

  it("is the other side where there is no room", () => {
    const panel = { width: 100, height: 50 };
    expect(placeBeside(anchor(200, 590), panel, view, { side: "below", align: "start" }).top).toBe(534);
    expect(placeBeside(anchor(200, 10), panel, view, { side: "above", align: "start" }).top).toBe(56);
  });

  property.prop([
    fc.integer({ min: 0, max: 320 }),
    fc.integer({ min: 0, max: 600 }),
    fc.integer({ min: 1, max: 340 }),
    fc.integer({ min: 1, max: 620 }),
    fc.constantFrom("above" as const, "below" as const),
    fc.constantFrom("start" as const, "center" as const, "end" as const),
  ])("[property] is inside the window, whatever fits into it", (x, y, width, height, side, align) => {
    const { left, top } = placeBeside(anchor(x, y), { width, height }, view, { side, align });
    expect(left).toBeGreaterThanOrEqual(8);
    expect(top).toBeGreaterThanOrEqual(8);
    expect(left + width).toBeLessThanOrEqual(view.width - 8);
    expect(top + height).toBeLessThanOrEqual(view.height - 8);
  });
});
