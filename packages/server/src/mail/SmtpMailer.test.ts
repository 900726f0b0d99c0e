import { afterAll, beforeAll, expect, test } from "vitest";
import { MailPostponed, MailRefused } from "./Mailer.ts";
import { SmtpMailer } from "./SmtpMailer.ts";
import { PostOffice } from "./testSupport/PostOffice.ts";

const office = new PostOffice();
let mailer: SmtpMailer;
beforeAll(async () => {
  await office.open();
  mailer = new SmtpMailer({ url: office.url, from: "Querschnitt <post@plan.example>" });
});
afterAll(async () => {
  await mailer.close();
  await office.close();
});

const to = { name: "Bert Verein", address: "bert@v.example" };

test("a message goes out with its header fields, and with attachments", async () => {
  await mailer.send({
    to,
    subject: "Größe",
    text: "Guten Tag",
    messageId: "abc@plan.example",
    headers: { "List-Unsubscribe": "<https://plan.example/unsubscribe/x>" },
    attachments: [
      { filename: "einladung.ics", contentType: "text/calendar; method=REQUEST", content: "BEGIN:VCALENDAR" },
    ],
  });
  const [message] = office.messages;
  expect(message?.to).toEqual(["bert@v.example"]);
  for (const field of [
    "From: Querschnitt <post@plan.example>",
    "Message-ID: <abc@plan.example>",
    "List-Unsubscribe: <https://plan.example/unsubscribe/x>",
    "Auto-Submitted: auto-generated",
    "text/calendar; method=REQUEST",
    "filename=einladung.ics",
  ]) {
    expect(message?.raw).toContain(field);
  }
});

test("an address that is refused for good, or for now, is told apart from a server that is down", async () => {
  const mail = { to, subject: "x", text: "x" };
  office.refused.set(to.address, 550);
  await expect(mailer.send(mail)).rejects.toThrow(MailRefused);
  office.refused.set(to.address, 452);
  await expect(mailer.send(mail)).rejects.toThrow(MailPostponed);
  office.refused.clear();
  await office.close();
  const failure = await mailer.send(mail).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(MailRefused);
  expect(failure).not.toBeInstanceOf(MailPostponed);
});

test("a name cannot bring header fields of its own", async () => {
  await office.open();
  const name = "Bert\r\nBcc: fremd@boese.example";
  await mailer.send({ to: { ...to, name }, subject: "x\r\nBcc: fremd@boese.example", text: "x" });
  const sent = office.messages.at(-1);
  expect(sent?.to).toEqual(["bert@v.example"]);
  expect(sent?.raw).not.toMatch(/^Bcc:/m);
});
