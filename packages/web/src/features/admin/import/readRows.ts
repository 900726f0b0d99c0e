/** One person of a list, as it was written there or corrected since. */
export interface ImportRow {
  /** Place in the list, the heading counted in; also names the row. */
  line: number;
  name: string;
  email: string;
  organisation: string;
  role: string;
  /** Names or letters of working groups, divided by commas. */
  groups: string;
  included: boolean;
}

export const columns = ["name", "email", "organisation", "role", "groups"] as const;
type Column = (typeof columns)[number] | "firstName" | "lastName";

/** How columns are headed, in what people export; compared without case, blanks and hyphens. */
const headings: Record<Column, readonly string[]> = {
  name: ["name", "vorundnachname", "vornameundnachname", "person", "fullname"],
  firstName: ["vorname", "firstname", "givenname"],
  lastName: ["nachname", "familienname", "lastname", "surname"],
  email: ["email", "emailadresse", "mail", "mailadresse", "emailaddress"],
  organisation: ["organisation", "organization", "einrichtung", "institution", "amt"],
  role: ["rolle", "role", "rolleimarbeitsbereich"],
  groups: ["arbeitsgruppen", "arbeitsgruppe", "gruppen", "gruppe", "workinggroups", "workinggroup", "groups"],
};

function columnOf(heading: string): Column | undefined {
  const plain = heading.toLowerCase().replace(/[^a-zäöüß]/g, "");
  return (Object.keys(headings) as Column[]).find((column) => headings[column].includes(plain));
}

/**
 * The people of a table: by its headings, in whatever order, or without headings in the order of the template. A first
 * row counts as headings if two of its cells are such.
 */
export function readRows(table: readonly (readonly string[])[]): ImportRow[] {
  const found = (table[0] ?? []).map(columnOf);
  const hasHeadings = found.filter(Boolean).length >= 2;
  const order: (Column | undefined)[] = hasHeadings ? found : [...columns];
  const rows = hasHeadings ? table.slice(1) : table;
  return rows.map((cells, index) => {
    const text = (column: Column): string => (cells[order.indexOf(column)] ?? "").trim();
    return {
      line: index + (hasHeadings ? 2 : 1),
      name: text("name") || `${text("firstName")} ${text("lastName")}`.trim(),
      email: text("email"),
      organisation: text("organisation"),
      role: text("role"),
      groups: text("groups"),
      included: true,
    };
  });
}
