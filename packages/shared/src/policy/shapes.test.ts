import { fc, test as property } from "@fast-check/vitest";
import { generateKeyBetween } from "fractional-indexing";
import { expect } from "vitest";
import { order } from "./shapes.ts";

const shape = order(30);
const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const key = fc.oneof(
  fc.string({ unit: fc.constantFrom("0", "1", "A", "Y", "Z", "a", "b", "z"), maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(...letters, "-", "ä"), maxLength: 30 }),
  fc.constantFrom(`A${"0".repeat(26)}`, `A${"0".repeat(25)}1`, `z${"z".repeat(26)}`),
);

property.prop([key])("an order is what something can be put behind", (text) => {
  let isKey = text !== "" && /^[A-Za-z0-9]+$/.test(text);
  try {
    generateKeyBetween(text, null);
  } catch {
    isKey = false;
  }
  expect(shape.safeParse(text).success).toBe(isKey);
});
