import type { NewContact, NewReport } from "@querschnitt/shared/api/messages";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TemporaryLog, temporaryLog } from "../storage/testSupport/temporaryLog.ts";
import { DONE_DAYS, Messages, MessagesFull } from "./Messages.ts";

const contact: NewContact = { topic: "general", text: "Hallo", name: "", email: "", website: "" };
const report: NewReport = {
  measure: "m1",
  about: { type: "comment", thread: "t", comment: "c", quote: "Anna Amt war hier, sagt ANNA AMT." },
  reason: "other",
  remark: "Annamarie bleibt; Anna Amt geht.",
};

let place: TemporaryLog;
let time = Date.parse("2026-01-01T00:00:00Z");
beforeEach(async () => {
  place = await temporaryLog();
});
afterEach(() => place.remove());

async function open(): Promise<Messages> {
  const messages = new Messages(
    place.log,
    () => {},
    () => time,
  );
  await messages.load();
  return messages;
}

test("strangers who fill the contact form leave room for reports, and what is done makes room for them", async () => {
  const messages = await open();
  await Promise.all(Array.from({ length: 1_500 }, () => messages.contact(contact)));
  await expect(messages.contact(contact)).rejects.toThrow(MessagesFull);
  const reports = await Promise.all(Array.from({ length: 20 }, () => messages.report("bert", report)));
  expect(new Set(reports).size).toBe(20);
  const [first] = await messages.list(({ received }) => received.type === "contact-received");
  await messages.handle("mona", first?.id ?? "", { state: "done", note: "", version: 1 });
  await messages.contact(contact);
  await expect(messages.contact(contact)).rejects.toThrow(MessagesFull);
  expect(messages.reportsBy("bert")).toHaveLength(20);
});

test("messages and what became of them are there after a restart", async () => {
  const messages = await open();
  await messages.contact(contact);
  const id = await messages.report("bert", report, "key");
  await messages.handle("mona", id, { state: "in-progress", note: "liegt vor", version: 1 });
  const again = await open();
  expect(await again.list(() => true)).toEqual(await messages.list(() => true));
  expect(await again.report("bert", report, "key")).toBe(id);
});

test("what is done goes after its time, with its words", async () => {
  const messages = await open();
  await messages.contact(contact);
  const [{ id = "" } = {}] = await messages.list(() => true);
  await messages.handle("anna", id, { state: "done", note: "", version: 1 });
  time += (DONE_DAYS - 1) * 86_400_000;
  await messages.sweep();
  expect(await messages.list(() => true)).toHaveLength(1);
  time += 2 * 86_400_000;
  await messages.sweep();
  expect(await messages.list(() => true)).toEqual([]);
  expect((await place.log.metadata("journal/messages", "words/")).size).toBe(0);
});

test("a person's name and address leave all words; parts of other words stay", async () => {
  const messages = await open();
  await messages.report("bert", report);
  await messages.contact({
    ...contact,
    name: "anna amt",
    email: "ANNA@a.example",
    text: "Gruß, anna@a.example",
  });
  await messages.forget({ name: "Anna Amt", email: "anna@a.example" }, "Ehemalige*r Nutzer*in 1");
  const [message, reported] = await messages.list(() => true);
  expect(message).toMatchObject({ name: "", email: "", text: "Gruß, Ehemalige*r Nutzer*in 1" });
  expect(reported).toMatchObject({ remark: "Annamarie bleibt; Ehemalige*r Nutzer*in 1 geht." });
  const stored = [...(await place.log.metadata("journal/messages")).values()];
  expect(stored.map((bytes) => new TextDecoder().decode(bytes)).join()).not.toMatch(/anna amt|anna@a/i);
});
