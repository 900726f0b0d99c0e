import { type NewInvitation, newInvitationShape } from "@querschnitt/shared/api/identity";
import { email as emailShape, type Organisation, type WorkingGroup } from "@querschnitt/shared/api/workspace";
import type { WorkspaceRole } from "@querschnitt/shared/policy/roles";
import { nearest } from "./nearest.ts";
import type { ImportRow } from "./readRows.ts";

/** What rows are compared with. */
export interface Known {
  organisations: readonly Organisation[];
  workingGroups: readonly WorkingGroup[];
  /** Addresses of accounts and of open invitations. */
  taken: ReadonlySet<string>;
  invited: ReadonlySet<string>;
  /** Roles by everything they are called, in small letters. */
  roles: ReadonlyMap<string, WorkspaceRole>;
}

export type RowProblem =
  | {
      kind:
        | "name-missing"
        | "name-long"
        | "email-missing"
        | "email-wrong"
        | "email-twice"
        | "email-taken"
        | "email-invited"
        | "organisation-missing"
        | "guest-in-group";
    }
  | { kind: "organisation-unknown"; text: string; suggestion: Organisation | undefined }
  | { kind: "role-unknown" | "group-unknown"; text: string };

export interface JudgedRow {
  row: ImportRow;
  problems: RowProblem[];
  /** The invitation that the row stands for; undefined while something is wrong with it. */
  wanted: NewInvitation | undefined;
}

/** Texts are compared without regard to case: people type them either way. */
export const plain = (text: string): string => text.trim().toLocaleLowerCase("de");

/** Reads rows as invitations and says what is wrong with each. Only rows that are included count as being there twice. */
export function judgeRows(rows: readonly ImportRow[], known: Known): JudgedRow[] {
  const count = new Map<string, number>();
  for (const { email, included } of rows)
    if (included) count.set(plain(email), (count.get(plain(email)) ?? 0) + 1);
  return rows.map((row) => judgeRow(row, known, (count.get(plain(row.email)) ?? 0) > 1));
}

function judgeRow(row: ImportRow, known: Known, isTwice: boolean): JudgedRow {
  const organisation = organisationOf(row.organisation, known);
  const role = row.role.trim() === "" ? "member" : known.roles.get(plain(row.role));
  const groups = groupsOf(row.groups, known);
  const problems: RowProblem[] = [
    ...nameProblems(row.name),
    ...emailProblems(row.email, known, isTwice),
    ...(organisation ? [] : organisationProblems(row.organisation, known)),
    ...(role ? [] : [{ kind: "role-unknown", text: row.role.trim() } as const]),
    ...groups.unknown.map((text) => ({ kind: "group-unknown", text }) as const),
    ...(role === "guest" && groups.ids.length > 0 ? [{ kind: "guest-in-group" } as const] : []),
  ];
  const { data } = newInvitationShape.safeParse({
    name: row.name,
    email: row.email.trim(),
    organisation: organisation?.id,
    workspaceRole: role,
    workingGroups: groups.ids,
    measures: [],
  });
  return { row, problems, wanted: problems.length === 0 ? data : undefined };
}

function nameProblems(name: string): RowProblem[] {
  if (name.trim() === "") return [{ kind: "name-missing" }];
  return name.trim().length > 120 ? [{ kind: "name-long" }] : [];
}

function emailProblems(email: string, { taken, invited }: Known, isTwice: boolean): RowProblem[] {
  if (email.trim() === "") return [{ kind: "email-missing" }];
  if (!emailShape.safeParse(email.trim()).success) return [{ kind: "email-wrong" }];
  if (taken.has(plain(email))) return [{ kind: "email-taken" }];
  if (invited.has(plain(email))) return [{ kind: "email-invited" }];
  return isTwice ? [{ kind: "email-twice" }] : [];
}

function organisationProblems(text: string, { organisations }: Known): RowProblem[] {
  if (text.trim() === "") return [{ kind: "organisation-missing" }];
  const suggestion = nearest(text, organisations, ({ name, shortName }) => [name, shortName]);
  return [{ kind: "organisation-unknown", text: text.trim(), suggestion }];
}

function organisationOf(text: string, { organisations }: Known): Organisation | undefined {
  const wanted = plain(text);
  return (
    organisations.find(({ name }) => plain(name) === wanted) ??
    organisations.find(({ shortName }) => plain(shortName) === wanted)
  );
}

function groupsOf(text: string, { workingGroups }: Known): { ids: string[]; unknown: string[] } {
  const ids = new Set<string>();
  const unknown: string[] = [];
  for (const part of text.split(/[,;|/]/).map((one) => one.trim())) {
    if (part === "") continue;
    const group = workingGroups.find(
      ({ name, prefix }) => plain(name) === plain(part) || plain(prefix) === plain(part),
    );
    if (group) ids.add(group.id);
    else unknown.push(part);
  }
  return { ids: [...ids], unknown };
}
