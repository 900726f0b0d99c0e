import { deedShape } from "@querschnitt/shared/api/audit";
import { savedFilterListShape } from "@querschnitt/shared/api/savedFilters";
import { assignedRoles, measureRoles, workspaceRoles } from "@querschnitt/shared/policy/roles";
import { stakeholderGroups } from "@querschnitt/shared/protocol/stakeholderGroups";
import { z } from "zod";
import type { DirectoryData } from "../Directory.ts";

const dataShape = {
  workspace: z.looseObject({ name: z.string(), demonstration: z.boolean() }).nullable(),
  organisations: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      shortName: z.string(),
      stakeholderGroup: z.enum(stakeholderGroups),
    }),
  ),
  people: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      organisation: z.string(),
      workspaceRole: z.enum(workspaceRoles),
      active: z.boolean(),
      passwordHash: z.string().optional(),
      createdAt: z.string(),
      calendarRenewals: z.number().int().positive().optional(),
      former: z.number().int().positive().optional(),
    }),
  ),
  workingGroups: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      prefix: z.string(),
      members: z.array(
        z.looseObject({ person: z.string(), role: z.enum(measureRoles), moderator: z.boolean() }),
      ),
    }),
  ),
  measureRoles: z.record(z.string(), z.record(z.string(), z.enum(assignedRoles))),
  invitations: z.array(
    z.looseObject({
      id: z.string(),
      secretHash: z.string(),
      name: z.string(),
      email: z.string(),
      organisation: z.string(),
      workspaceRole: z.enum(workspaceRoles),
      workingGroups: z.array(z.string()),
      measures: z.array(z.looseObject({ measure: z.string(), role: z.enum(measureRoles) })),
      createdBy: z.string(),
      createdAt: z.string(),
      expiresAt: z.string(),
    }),
  ),
  // Absent in files written before there were such links.
  passwordLinks: z
    .array(
      z.looseObject({
        secretHash: z.string(),
        person: z.string(),
        createdBy: z.string(),
        expiresAt: z.string(),
      }),
    )
    .default([]),
  sessions: z.array(
    z.looseObject({
      id: z.string(),
      secretHash: z.string(),
      person: z.string(),
      createdAt: z.string(),
      expiresAt: z.string(),
      userAgent: z.string(),
    }),
  ),
  // Absent in files written before there were deputies and an audit list.
  deputies: z
    .array(
      z.looseObject({
        id: z.string(),
        person: z.string(),
        deputy: z.string(),
        from: z.string(),
        until: z.string(),
      }),
    )
    .default([]),
  deeds: z
    .looseObject({
      count: z.number().int(),
      waiting: z.array(z.looseObject({ number: z.number().int(), at: z.string(), deed: deedShape })),
    })
    .default({ count: 0, waiting: [] }),
  // Absent in files written before an erasure could be finished after a crash.
  erasures: z.array(z.looseObject({ person: z.string(), name: z.string(), email: z.string() })).default([]),
  // Absent in files written before filters were saved.
  savedFilters: z.record(z.string(), savedFilterListShape).default({}),
} as const;

export const DIRECTORY_FORMAT = 1;

/** The directory's file: an administrator may read it, and mend it while the server is stopped. */
export const directoryFileShape = z.looseObject({ format: z.literal(DIRECTORY_FORMAT), ...dataShape });

/** What the file holds besides its format version. */
export function dataOf(file: z.infer<typeof directoryFileShape>): DirectoryData {
  const { format: _format, ...data } = file;
  return data;
}
