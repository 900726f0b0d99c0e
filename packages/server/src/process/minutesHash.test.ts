import { openCourse } from "@querschnitt/shared/documents/minutes";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import { readProtocol } from "@querschnitt/shared/documents/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { hashOfPart } from "./minutesHash.ts";

/** The hash of minutes in which nothing stands but what is written here about one item. */
function hashOf(write: (course: Y.XmlFragment) => void): string {
  const [minutes, protocol] = [new Y.Doc(), new Y.Doc()];
  openRoom(minutes, "minutes");
  openRoom(protocol, "protocol");
  write(openCourse(minutes, "item"));
  return hashOfPart({ agenda: { items: [] }, protocol: readProtocol(protocol), minutes });
}

function paragraph(write: (text: Y.XmlText) => void): (course: Y.XmlFragment) => void {
  return (course) => {
    const [element, text] = [new Y.XmlElement("paragraph"), new Y.XmlText()];
    course.push([element]);
    element.insert(0, [text]);
    write(text);
  };
}

test("characters that look like marks and paragraphs have another hash than these", () => {
  const hashes = [
    paragraph((text) => text.insert(0, "abgelehnt", { bold: {} })),
    paragraph((text) => text.insert(0, "<bold>abgelehnt</bold>")),
    (course: Y.XmlFragment) => {
      paragraph((text) => text.insert(0, "eins"))(course);
      paragraph((text) => text.insert(0, "zwei"))(course);
    },
    paragraph((text) => text.insert(0, "eins</paragraph><paragraph>zwei")),
  ].map(hashOf);
  expect(new Set(hashes).size).toBe(4);
});

test("two marks on the same words have one hash, whichever of them was set first", () => {
  const inOrder = (...marks: string[]): string =>
    hashOf(
      paragraph((text) => {
        text.insert(0, "beschlossen", {});
        for (const mark of marks) text.format(0, text.length, { [mark]: {} });
      }),
    );
  expect(inOrder("bold", "italic")).toBe(inOrder("italic", "bold"));
});
