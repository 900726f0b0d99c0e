import type { ReadRecord } from "@querschnitt/shared/documents/record";

/** What stands beside the record: the title over the page, responsibilities in a part of their own. */
const elsewhere = new Set<string>(["title", "responsibilities"]);

/** Whether a record holds nothing that a reader could see in it. */
export function isBlank(record: ReadRecord): boolean {
  return Object.entries(record).every(
    ([name, value]) =>
      elsewhere.has(name) ||
      value === null ||
      value === "" ||
      value === false ||
      (Array.isArray(value) && value.length === 0),
  );
}
