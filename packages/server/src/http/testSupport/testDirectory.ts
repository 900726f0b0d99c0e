import type { DirectoryData, PersonRecord } from "../../storage/Directory.ts";

/**
 * A small workspace: Anna administers, Mona moderates "sn" and not "si", Bert edits and Cem comments in "sn", Gast
 * is a guest on measure m1, "weg" is deactivated and "neu" never accepted an invitation.
 */
export function testDirectory(passwordHash: string): DirectoryData {
  const person = (id: string, name: string, more: Partial<PersonRecord>): PersonRecord => ({
    id,
    name,
    email: `${id}@a.example`,
    organisation: "amt",
    workspaceRole: "member",
    active: true,
    passwordHash,
    createdAt: "2026-01-01T00:00:00.000Z",
    ...more,
  });
  return {
    workspace: { name: "Dortmund", demonstration: false },
    organisations: [
      { id: "amt", name: "Ordnungsamt", shortName: "StA 32", stakeholderGroup: "administration" },
      { id: "verein", name: "Verein", shortName: "VE", stakeholderGroup: "civil-society" },
      { id: "polizei", name: "Polizei", shortName: "PP", stakeholderGroup: "police" },
    ],
    people: [
      person("anna", "Anna Amt", { workspaceRole: "admin" }),
      person("mona", "Mona Moderation", { workspaceRole: "moderator" }),
      person("bert", "Bert Verein", { email: "bert@v.example", organisation: "verein" }),
      person("cem", "Cem Polizei", { email: "cem@p.example", organisation: "polizei" }),
      person("gast", "Gast", { organisation: "verein", workspaceRole: "guest" }),
      person("weg", "Weg", { active: false }),
      (({ passwordHash: _none, ...rest }) => rest)(person("neu", "Neu", {})),
    ],
    workingGroups: [
      {
        id: "sn",
        name: "Sichere Nachbarschaft",
        prefix: "SN",
        members: [
          { person: "mona", role: "editor", moderator: true },
          { person: "bert", role: "editor", moderator: false },
          { person: "cem", role: "commenter", moderator: false },
        ],
      },
      { id: "si", name: "Sichere Infrastruktur", prefix: "SI", members: [] },
    ],
    measureRoles: {},
    invitations: [],
    passwordLinks: [],
    sessions: [],
    deputies: [],
    erasures: [],
    deeds: { count: 0, waiting: [] },
    savedFilters: {},
  };
}
