import { expect, test } from "vitest";
import { Deliveries } from "./Deliveries.ts";

test("an entry is durable once a count covers the frame that carried it", () => {
  const deliveries = new Deliveries();
  deliveries.connected();
  deliveries.stateVectorSent();
  deliveries.missingPartSent();
  deliveries.add("a");
  deliveries.updateSent("a");
  deliveries.add("b");
  deliveries.updateSent("b");
  expect(deliveries.acknowledged(2)).toEqual([]);
  expect(deliveries.acknowledged(3)).toEqual(["a"]);
  expect(deliveries.unsent).toEqual(["b"]);
  expect(deliveries.acknowledged(4)).toEqual(["b"]);
  expect(deliveries.acknowledged(4)).toEqual([]);
});

test("the missing part covers everything known when it was sent, and nothing later", () => {
  const deliveries = new Deliveries();
  deliveries.add("offline1");
  deliveries.add("offline2");
  deliveries.connected();
  deliveries.stateVectorSent();
  deliveries.missingPartSent();
  deliveries.add("later");
  expect(deliveries.acknowledged(2)).toEqual(["offline1", "offline2"]);
  expect(deliveries.unsent).toEqual(["later"]);
});

test("an update sent before the missing part proves nothing: it may build on what the server lacks", () => {
  const deliveries = new Deliveries();
  deliveries.add("offline");
  deliveries.connected();
  deliveries.stateVectorSent();
  deliveries.add("early");
  deliveries.updateSent("early");
  expect(deliveries.acknowledged(2)).toEqual([]);
  deliveries.missingPartSent();
  expect(deliveries.acknowledged(3)).toEqual(["offline", "early"]);
});

test("counts of a lost connection settle nothing of the next one", () => {
  const deliveries = new Deliveries();
  deliveries.add("a");
  deliveries.connected();
  deliveries.missingPartSent();
  deliveries.connected();
  deliveries.stateVectorSent();
  expect(deliveries.acknowledged(1)).toEqual([]);
  expect(deliveries.unsent).toEqual(["a"]);
});

test("a refused frame is dealt with, but its entries are not durable", () => {
  const deliveries = new Deliveries();
  deliveries.connected();
  deliveries.missingPartSent();
  deliveries.add("good");
  deliveries.updateSent("good");
  deliveries.add("bad");
  deliveries.updateSent("bad");
  expect(deliveries.refused(2)).toEqual(["bad"]);
  expect(deliveries.idle).toBe(false);
  expect(deliveries.acknowledged(3)).toEqual(["good"]);
  expect(deliveries.idle).toBe(true);
  expect(deliveries.unsent).toEqual(["bad"]);
});
