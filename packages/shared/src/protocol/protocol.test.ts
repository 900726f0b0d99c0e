import * as decoding from "lib0/decoding";
import { expect, test } from "vitest";
import { isSafeHref } from "../policy/links.ts";
import { closeCodes } from "./closeCodes.ts";
import { decodeExtra, encodeExtra, messageTypes, type ServerExtra } from "./messages.ts";
import { parseRoomName, roomName } from "./roomNames.ts";

test.each([
  "measure/abc1/draft",
  "measure/abc1/record",
  "measure/abc1/discussion",
  "measure/abc1/internal/org1",
  "person/p1/marks",
])("%s is a room's name and reads back as itself", (name) => {
  const room = parseRoomName(name);
  expect(room && roomName(room)).toBe(name);
});

test.each([
  "",
  "measure/abc/other",
  "measure//draft",
  "measure/abc/draft/",
  "../measure/abc/draft",
  "measure/ABC/draft",
  "person/p1/draft",
  "measure/abc/internal",
  "measure/abc/internal/",
  "measure/abc/internal/ORG",
  "measure/abc/internal/org/draft",
])("%s is no room's name", (name) => {
  expect(parseRoomName(name)).toBeUndefined();
});

test.each<ServerExtra>([
  { type: "acknowledgement", count: 70_000 },
  { type: "refusal", index: 3, refusal: { reason: "rule", detail: "no", rule: "comment.foreign-author" } },
  { type: "roomState", state: { epoch: 1, schema: 1, mayWrite: "by-rule" } },
])("the extra $type survives the wire", (extra) => {
  const decoder = decoding.createDecoder(encodeExtra(extra));
  expect(decoding.readVarUint(decoder)).toBe(messageTypes[extra.type]);
  expect(decodeExtra(extra.type, decoder)).toEqual(extra);
});

test("only refusals that no waiting cures make a stock client stop", () => {
  const passing: readonly number[] = [
    closeCodes.restarting,
    closeCodes.tooMany,
    closeCodes.storageUnavailable,
  ];
  // The rule of the y-websocket client.
  const makesStop = (code: number): boolean => code >= 4400 && code < 4500;
  for (const code of Object.values(closeCodes)) expect(makesStop(code)).toBe(!passing.includes(code));
});

test("a link's address runs no code", () => {
  for (const href of ["https://dortmund.de", "mailto:a@b.example", "tel:+49231"])
    expect(isSafeHref(href)).toBe(true);
  for (const href of [
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "/relativ",
    5,
  ]) {
    expect(isSafeHref(href)).toBe(false);
  }
});
