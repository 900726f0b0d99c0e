import { expect, test } from "vitest";
import { packUpdates, unpackUpdates } from "./updatePack.ts";

test.each([0, 1, 4_096, 10_000])(
  "%i updates come out as they went in, and others have their turn meanwhile",
  async (count) => {
    const updates = Array.from({ length: count }, (_, index) => new Uint8Array(index % 5).fill(index));
    let turns = 0;
    const counting = (): void => {
      turns++;
      if (isPacking) setImmediate(counting);
    };
    let isPacking = true;
    setImmediate(counting);
    const pack = await packUpdates(updates);
    isPacking = false;
    expect(unpackUpdates(pack)).toEqual(updates);
    expect(turns > 0).toBe(count > 4_096);
  },
);
