import type { RichNode } from "@querschnitt/shared/policy/richContent";
import type { SessionDocument } from "../SessionDocument.ts";
import { sampleItem, sampleSession } from "./sampleSession.ts";

const text = (words: string, ...marks: string[]): RichNode => ({
  type: "text",
  text: words,
  marks: marks.map((type) => ({ type })),
});
const node = (type: string, ...content: RichNode[]): RichNode => ({ type, content });
const line = (words: string): RichNode => node("paragraph", text(words));

/** A text that has one of everything that an editor lets people write. */
export const richCourse: RichNode = node(
  "doc",
  node("paragraph", text("Es wird "), text("ausdrücklich", "bold"), text(" begrüßt: "), {
    ...text("der Plan"),
    marks: [{ type: "link", attrs: { href: "https://example.org/plan" } }],
  }),
  { ...node("heading", text("Aussprache")), attrs: { level: 2 } },
  node(
    "bulletList",
    node("listItem", line("Licht am Kanal"), node("orderedList", node("listItem", line("zuerst der Hafen")))),
    node("listItem", line("Wege zur Schule")),
  ),
  node("taskList", { ...node("taskItem", line("Ortstermin")), attrs: { checked: true } }),
  node("blockquote", line("Wir kommen wieder.")),
  node("codeBlock", text("a\n  b")),
  { type: "horizontalRule" },
  node(
    "table",
    node("tableRow", node("tableHeader", line("Straße")), node("tableHeader", line("Laternen"))),
    node("tableRow", node("tableCell", line("Hafenweg")), node("tableCell", line("12"))),
  ),
);

/** Minutes of both parts, with one of everything. */
export function fullSession(): SessionDocument {
  const item = sampleItem("Beleuchtung");
  return {
    ...sampleSession("Sichere Nachbarschaft"),
    title: "Dritte Sitzung",
    chair: "Łukasz Đorđević",
    address: "https://example.org/sessions/s",
    parts: [
      { confidential: false, items: [{ ...item, course: richCourse }] },
      { confidential: true, items: [{ ...item, number: "N 1", title: "Personal", depth: 0 }] },
    ],
  };
}

/** An agenda without anything on it. */
export function emptyAgenda(): SessionDocument {
  return {
    ...sampleSession(""),
    ...{ kind: "agenda", title: "Leere Sitzung", people: [], seal: null, approval: null },
    parts: [{ confidential: false, items: [] }],
  };
}

/** Minutes with what no page was made for, by name. */
export const extremeTexts: Readonly<Record<string, string>> = {
  "a word of 1000 letters": "Ü".repeat(1_000),
  "a text of 10,000 letters": "Donaudampfschiff".repeat(625),
  "right to left": "شارع الملك فهد، מרכז העיר 12",
  emoji: "👩‍👩‍👧‍👦 🏳️‍🌈 ✅ 😀",
  "control characters": "a\u0000b\u0007c\u202ed\u2028e\ud800f",
  "stacked marks": `z${"\u0300".repeat(300)}`,
  "characters without a font": "漢字 𝔘 \ue000 \u{10ffff}",
  nothing: "",
};

/** Minutes with 300 people and a task each. */
export function largeSession(): SessionDocument {
  const session = sampleSession("Wort");
  const [person] = session.people;
  const [task] = sampleItem("Wort").tasks;
  if (!person || !task) throw new Error("the sample has a person and a task");
  const numbers = Array.from({ length: 300 }, (_, index) => index + 1);
  return {
    ...session,
    people: numbers.map((number) => ({ ...person, name: `Person ${number}`, substituteFor: null })),
    parts: [
      {
        confidential: false,
        items: [
          {
            ...sampleItem("Wort"),
            tasks: [
              { ...task, what: "Sehr lang. ".repeat(600) },
              ...numbers.map((number) => ({ ...task, what: `Aufgabe ${number}` })),
            ],
          },
        ],
      },
    ],
  };
}
