import { perform } from "@querschnitt/shared/documents/commands";
import { openCourse } from "@querschnitt/shared/documents/minutes";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import type { TestServer } from "./startTestServer.ts";

/** What is written about one item, each as a word that can be searched for. */
export interface RecordedWords {
  item: string;
  title: string;
  presenter: string;
  paper: string;
  address: string;
  course: string;
  wording: string;
  task: string;
}

const doer = { person: "server", now: 1 };

/** Puts an item on an agenda, about a measure, with a paper, its course, a decision and a task. */
export async function recordSession(
  { rooms }: TestServer,
  session: string,
  part: SessionPart,
  words: RecordedWords,
  measure: string,
): Promise<void> {
  const { item } = words;
  await rooms.writeAsServer({ kind: "agenda", session, part }, (doc) => {
    const { title, presenter } = words;
    const values = { title, kind: "decision", minutes: 20, presenter, approves: null } as const;
    const more = { publicTitle: "", source: "" };
    perform(doc, "agenda", { type: "add-item", item, parent: null, values: { ...values, ...more } }, doer);
    perform(doc, "agenda", { type: "link-measure", item, measure, linked: true }, doer);
    const paper = { item, title: words.paper, href: words.address };
    perform(doc, "agenda", { type: "add-paper", paper: `${part}paper`, values: paper }, doer);
  });
  await rooms.writeAsServer({ kind: "protocol", session, part }, (doc) => {
    const votes = { yes: 3, no: 1, abstain: 0, biased: null, takenAt: null, result: "adopted" } as const;
    const decision = { item, wording: words.wording, ...votes };
    const task = {
      item,
      what: words.task,
      organisation: "amt",
      person: null,
      deadline: "2097-03-01",
      done: false,
    };
    const entry = `${part}entry`;
    perform(doc, "protocol", { type: "add-entry", root: "decisions", entry, values: decision }, doer);
    perform(doc, "protocol", { type: "add-entry", root: "tasks", entry: `${part}task`, values: task }, doer);
  });
  await rooms.writeAsServer({ kind: "minutes", session, part }, (doc) => {
    const [paragraph, text] = [new Y.XmlElement("paragraph"), new Y.XmlText()];
    openCourse(doc, item).push([paragraph]);
    paragraph.insert(0, [text]);
    text.insert(0, "Verlauf: ", {});
    text.insert(text.length, words.course, { bold: {} });
  });
}
