import { perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { draftSections, draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { converged, StockClient } from "../support/StockClient.ts";
import { Team } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let team: Team;

beforeAll(async () => {
  team = await Team.start();
});

afterAll(async () => {
  await team.dispose();
});

function write(doc: Y.Doc, text: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  openDraft(doc).push([paragraph]);
}

test("two unchanged y-websocket clients write into one draft and converge, also after a restart", async () => {
  const measure = await team.createMeasure("Beleuchtung am Bahnhof");
  const police = await team.invite("police");
  await team.assign(measure.id, police, "editor");
  const room = `measure/${measure.id}/draft`;
  const [one, other] = [
    await StockClient.open(team.admin.api, room),
    await StockClient.open(police.api, room),
  ];

  for (const section of draftSections) expect(draftText(one.doc)).toContain(section);
  for (let i = 0; i < 20; i++) {
    write(one.doc, `Verwaltung ${i}`);
    write(other.doc, `Polizei ${i}`);
  }
  await converged([one.doc, other.doc]);
  const text = draftText(one.doc);
  for (let i = 0; i < 20; i++) expect(text).toContain(`Polizei ${i}`);

  await team.server.kill();
  write(one.doc, "ohne Verbindung");
  await team.server.start();
  await waitFor("the offline paragraph to arrive", () => draftText(other.doc).includes("ohne Verbindung"));
  const late = await StockClient.open(team.admin.api, room);
  await converged([one.doc, other.doc, late.doc]);
  expect(draftText(late.doc)).toBe(draftText(one.doc));
  for (const client of [one, other, late]) client.destroy();
});

test("[MAY-2] a commenting stock client that changed its own copy of the draft still comments", async () => {
  const measure = await team.createMeasure("Sauberkeit im Park");
  const association = await team.invite("civil-society");
  await team.assign(measure.id, association, "commenter");
  const editor = await StockClient.open(team.admin.api, `measure/${measure.id}/draft`);
  const draft = await StockClient.open(association.api, `measure/${measure.id}/draft`);
  const discussion = await StockClient.open(association.api, `measure/${measure.id}/discussion`);

  write(draft.doc, "nicht erlaubt");
  const thread = newId();
  perform(
    discussion.doc,
    "discussion",
    { type: "open-thread", thread, comment: newId(), anchor: null, body: "Bitte mehr Mülleimer." },
    { person: association.id, now: Date.now() },
  );
  const reader = await StockClient.open(team.admin.api, `measure/${measure.id}/discussion`);
  await waitFor("the comment to arrive", () => readDiscussion(reader.doc).length === 1);
  write(editor.doc, "Der Text geht weiter.");
  await waitFor("the reader of the draft to follow", () => draftText(draft.doc).includes("geht weiter"));
  expect(draftText(editor.doc)).not.toContain("nicht erlaubt");
  expect([draft.closeCodes, discussion.closeCodes]).toEqual([[], []]);
  for (const client of [editor, draft, discussion, reader]) client.destroy();
});
