import type { ExportedItem, SessionDocument } from "../SessionDocument.ts";

/** An item of minutes in which `text` stands wherever somebody may have typed. */
export function sampleItem(text: string): ExportedItem {
  return {
    number: "1",
    depth: 0,
    title: text,
    kind: "decision",
    minutes: 15,
    presenter: text,
    measures: [{ number: "M-1", title: text }],
    papers: [{ title: text, href: text }],
    confidentialTitleOnly: false,
    notReached: false,
    course: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] },
    decisions: [{ wording: text, yes: 3, no: 1, abstain: null, biased: null, result: "adopted" }],
    tasks: [{ what: text, organisation: text, person: null, deadline: text, done: false }],
  };
}

/** Minutes in which `text` stands wherever somebody may have typed. */
export function sampleSession(text: string): SessionDocument {
  return {
    kind: "minutes",
    language: "de",
    workspace: text,
    group: text,
    title: text,
    place: text,
    start: "2027-03-05T08:00:00Z",
    end: "2027-03-05T10:00:00Z",
    timeZone: "Europe/Berlin",
    chair: text,
    secretary: null,
    address: text,
    actualStart: null,
    actualEnd: null,
    people: [
      {
        name: text,
        organisation: text,
        role: "chair",
        voting: true,
        substituteFor: text,
        from: null,
        until: null,
      },
    ],
    parts: [{ confidential: false, items: [sampleItem(text)] }],
    seal: { hash: "ab12", closedHash: "cd34", at: "2027-03-06T08:00:00Z", by: text },
    approval: { at: "2027-04-05T08:00:00Z", session: text, corrections: [text] },
    state: "final",
  };
}
