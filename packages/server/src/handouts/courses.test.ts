import { draftExtensions } from "@querschnitt/shared/documents/draftSchema";
import { openCourse, readCourses } from "@querschnitt/shared/documents/minutes";
import { type Extensions, getSchema } from "@tiptap/core";
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { richBlocks } from "../exports/blocks/richBlocks.ts";
import { richCourse } from "../exports/testSupport/fullSession.ts";

const schema = getSchema(draftExtensions() as unknown as Extensions);

test("a course is read as the editor reads it, with everything that can be written; an empty one is none", () => {
  const doc = new Y.Doc();
  prosemirrorJSONToYXmlFragment(schema, richCourse, openCourse(doc, "item"));
  openCourse(doc, "empty").push([new Y.XmlElement("paragraph")]);
  const courses = readCourses(doc);
  expect([...courses.keys()]).toEqual(["item"]);
  const course = courses.get("item");
  const inEditor = yXmlFragmentToProseMirrorRootNode(openCourse(doc, "item"), schema).toJSON();
  expect(course && richBlocks(course, 3)).toEqual(richBlocks(inEditor, 3));
  expect(JSON.stringify(course)).toContain("https://example.org/plan");
});

test("a mark that overlaps with its like is known by its name", () => {
  const doc = new Y.Doc();
  const [paragraph, text] = [new Y.XmlElement("paragraph"), new Y.XmlText()];
  openCourse(doc, "item").push([paragraph]);
  paragraph.insert(0, [text]);
  text.insert(0, "Plan", { "link--AbCd1234": { href: "https://example.org" } });
  expect(readCourses(doc).get("item")?.content?.[0]?.content).toEqual([
    { type: "text", text: "Plan", marks: [{ type: "link", attrs: { href: "https://example.org" } }] },
  ]);
});
