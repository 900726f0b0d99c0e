import type { NewContact, NewReport } from "@querschnitt/shared/api/messages";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TemporaryLog, temporaryLog } from "../storage/testSupport/temporaryLog.ts";
import { DONE_DAYS, Inbox, InboxFull } from "./Inbox.ts";

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

async function open(): Promise<Inbox> {
  const inbox = new Inbox(
    place.log,
    () => {},
    () => time,
  );
  await inbox.load();
  return inbox;
}

test("strangers who fill the contact form leave room for reports, and what is done makes room for them", async () => {
  const inbox = await open();
  await Promise.all(Array.from({ length: 1_500 }, () => inbox.contact(contact)));
  await expect(inbox.contact(contact)).rejects.toThrow(InboxFull);
  const reports = await Promise.all(Array.from({ length: 20 }, () => inbox.report("bert", report)));
  expect(new Set(reports).size).toBe(20);
  const [first] = await inbox.list(({ received }) => received.type === "contact-received");
  await inbox.handle("mona", first?.id ?? "", { state: "done", note: "", version: 1 });
  await inbox.contact(contact);
  await expect(inbox.contact(contact)).rejects.toThrow(InboxFull);
  expect(inbox.reportsBy("bert")).toHaveLength(20);
});

test("messages and what became of them are there after a restart", async () => {
  const inbox = await open();
  await inbox.contact(contact);
  const id = await inbox.report("bert", report, "key");
  await inbox.handle("mona", id, { state: "in-progress", note: "liegt vor", version: 1 });
  const again = await open();
  expect(await again.list(() => true)).toEqual(await inbox.list(() => true));
  expect(await again.report("bert", report, "key")).toBe(id);
});

test("what is done goes after its time, with its words", async () => {
  const inbox = await open();
  await inbox.contact(contact);
  const [{ id = "" } = {}] = await inbox.list(() => true);
  await inbox.handle("anna", id, { state: "done", note: "", version: 1 });
  time += (DONE_DAYS - 1) * 86_400_000;
  await inbox.sweep();
  expect(await inbox.list(() => true)).toHaveLength(1);
  time += 2 * 86_400_000;
  await inbox.sweep();
  expect(await inbox.list(() => true)).toEqual([]);
  expect((await place.log.metadata("journal/messages", "words/")).size).toBe(0);
});

test("a person's name and address leave all words; parts of other words stay", async () => {
  const inbox = await open();
  await inbox.report("bert", report);
  await inbox.contact({
    ...contact,
    name: "anna amt",
    email: "ANNA@a.example",
    text: "Gruß, anna@a.example",
  });
  await inbox.forget({ name: "Anna Amt", email: "anna@a.example" }, "Ehemalige*r Nutzer*in 1");
  const [message, reported] = await inbox.list(() => true);
  expect(message).toMatchObject({ name: "", email: "", text: "Gruß, Ehemalige*r Nutzer*in 1" });
  expect(reported).toMatchObject({ remark: "Annamarie bleibt; Ehemalige*r Nutzer*in 1 geht." });
  const stored = [...(await place.log.metadata("journal/messages")).values()];
  expect(stored.map((bytes) => new TextDecoder().decode(bytes)).join()).not.toMatch(/anna amt|anna@a/i);
});
