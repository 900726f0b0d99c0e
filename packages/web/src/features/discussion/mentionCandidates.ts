import type { Mention } from "@querschnitt/shared/documents/mentions";
import type { DirectoryView } from "../../api/useDirectory.ts";

/** Somebody or something that a comment can address. */
export interface Candidate {
  mention: Mention;
  name: string;
  /** What tells it from others of the same name: a person's organisation, an organisation's short name. */
  detail: string;
}

export interface MentionScope {
  /** Who may read the measure; undefined where that is not known. */
  readers: ReadonlySet<string> | undefined;
  /** The only organisation whose people take part, in its internal discussion. */
  organisation: string | undefined;
  /** Nobody needs to address themselves. */
  except: string;
}

/** Whom a comment can address: people, then organisations and working groups, each in the order of the directory. */
export function candidatesOf(
  directory: DirectoryView,
  { readers, organisation, except }: MentionScope,
): Candidate[] {
  const people = directory.people
    .filter(({ id, active }) => active && id !== except && (readers?.has(id) ?? true))
    .filter((person) => organisation === undefined || person.organisation === organisation)
    .map(({ id, name }): Candidate => {
      const detail = directory.organisationOf(id)?.shortName ?? "";
      return { mention: { kind: "person", id }, name, detail };
    });
  // Not everybody whom these words mean takes part in an internal discussion.
  if (organisation !== undefined) return people;
  const organisations = directory.organisations.map(
    ({ id, name, shortName }): Candidate => ({
      mention: { kind: "organisation", id },
      name,
      detail: shortName,
    }),
  );
  const groups = directory.workingGroups.map(
    ({ id, name, prefix }): Candidate => ({ mention: { kind: "group", id }, name, detail: prefix }),
  );
  return [...people, ...organisations, ...groups];
}

/** How many are offered at once: more would be a list to search through. */
const MOST = 8;

/**
 * Those of which a word begins with what was typed, whatever its case and with or without diacritics; "ue" finds "ü"
 * too. Those whose name begins with it come first.
 */
export function offered(candidates: readonly Candidate[], query: string): Candidate[] {
  const wanted = spellings(query.trim());
  const begins = ({ name }: Candidate) => matches(spellings(name), wanted, "");
  const found = candidates.filter(({ name, detail }) =>
    matches(
      spellings(`${name} ${detail}`).map((spelling) => ` ${spelling}`),
      wanted,
      " ",
    ),
  );
  return [...found.filter(begins), ...found.filter((one) => !begins(one))].slice(0, MOST);
}

function matches(spelt: readonly string[], wanted: readonly string[], before: string): boolean {
  return spelt.some((text) =>
    wanted.some((word) => (before === "" ? text.startsWith(word) : text.includes(before + word))),
  );
}

const german: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** A text without case and diacritics, once with umlauts as plain vowels and once written out. */
function spellings(text: string): string[] {
  const lower = text.toLocaleLowerCase("de").normalize("NFC").replace(/[-/]/g, " ").replaceAll("ß", "ss");
  const writtenOut = lower.replace(/[äöü]/g, (letter) => german[letter] ?? letter);
  return [plain(lower), plain(writtenOut)];
}

function plain(text: string): string {
  // A Turkish ı has no mark that could be taken away.
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
}
