import { expect, test } from "vitest";
import { Acknowledgements } from "./Acknowledgements.ts";

test("[DUR-4] counts what is flushed, in the order of the messages", () => {
  const acknowledgements = new Acknowledgements();
  acknowledgements.receive();
  acknowledgements.dealtWith(0);
  expect(acknowledgements.settle(0)).toBe(1);
  acknowledgements.receive();
  acknowledgements.dealtWith(5);
  acknowledgements.receive();
  // A refusal, dealt with at once, still waits for what came before it.
  acknowledgements.dealtWith(0);
  expect(acknowledgements.settle(4)).toBeUndefined();
  expect(acknowledgements.settle(5)).toBe(3);
  expect(acknowledgements.settle(9)).toBeUndefined();
});

test("[DUR-4] nothing from a held message on is acknowledged before it is released", () => {
  const acknowledgements = new Acknowledgements();
  acknowledgements.receive();
  acknowledgements.dealtWith(1);
  acknowledgements.hold(acknowledgements.receive());
  acknowledgements.receive();
  acknowledgements.dealtWith(2);
  expect(acknowledgements.settle(2)).toBe(1);
  acknowledgements.release();
  expect(acknowledgements.settle(2)).toBe(3);
});
