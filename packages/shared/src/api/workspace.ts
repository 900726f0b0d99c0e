import { z } from "zod";
import { measureRoles, workspaceRoles } from "../policy/roles.ts";
import { day, identifier } from "../policy/shapes.ts";
import { stakeholderGroups } from "../protocol/stakeholderGroups.ts";
import { oneLine } from "./oneLine.ts";

export const id = identifier;
export const name = z.string().overwrite(oneLine).min(1).max(120);
export const email = z.email().max(200);
/** Length is what makes a password strong; nothing else is asked for. */
export const password = z.string().min(12).max(200);

export const organisationShape = z.object({
  id,
  name,
  /** Short name or office code, for example "StA 32". */
  shortName: z.string().trim().min(1).max(30),
  stakeholderGroup: z.enum(stakeholderGroups),
});
export type Organisation = z.infer<typeof organisationShape>;
export const newOrganisationShape = organisationShape.omit({ id: true });
export type NewOrganisation = z.infer<typeof newOrganisationShape>;

/** A person as other members see them. */
export const personShape = z.object({
  id,
  name,
  organisation: id,
  active: z.boolean(),
  /** Somebody who was erased: the number that stands in the place of their name. */
  former: z.number().int().optional(),
});
export type Person = z.infer<typeof personShape>;

/** A person as administrators see them. */
export const accountShape = personShape.extend({ email, workspaceRole: z.enum(workspaceRoles) });
export type Account = z.infer<typeof accountShape>;
export const accountChangeShape = z
  .object({ name, organisation: id, workspaceRole: z.enum(workspaceRoles), active: z.boolean() })
  .partial();
export type AccountChange = z.infer<typeof accountChangeShape>;

export const groupMemberShape = z.object({
  person: id,
  role: z.enum(measureRoles),
  /** Moderates this working group (takes effect for people whose workspace role is moderator). */
  moderator: z.boolean(),
});
export type GroupMember = z.infer<typeof groupMemberShape>;
export const groupMemberChangeShape = groupMemberShape.omit({ person: true });

export const workingGroupShape = z.object({
  id,
  name,
  /** Letters before a measure's number, for example "SN" in "SN-03". */
  prefix: z.string().regex(/^[A-ZÄÖÜ]{1,5}$/),
  members: z.array(groupMemberShape),
});
export type WorkingGroup = z.infer<typeof workingGroupShape>;
export const newWorkingGroupShape = workingGroupShape.omit({ id: true, members: true });
export type NewWorkingGroup = z.infer<typeof newWorkingGroupShape>;

/** Who acts for a person in which days; the first and the last one are included. */
export const deputyShape = z.object({ id, person: id, deputy: id, from: day, until: day });
export type Deputy = z.infer<typeof deputyShape>;
export const newDeputyShape = deputyShape.omit({ id: true, person: true });
export type NewDeputy = z.infer<typeof newDeputyShape>;

/** What anybody may know before signing in. */
export const workspaceShape = z.object({
  name: z.string(),
  /** False until the first administrator has been created. */
  configured: z.boolean(),
  /** A demonstration workspace: its people are invented. */
  demonstration: z.boolean(),
});
export type Workspace = z.infer<typeof workspaceShape>;

export const setupShape = z.object({
  /** The one-time code printed on the server's console. */
  code: z.string().trim().min(1).max(100),
  workspaceName: name,
  organisation: newOrganisationShape,
  name,
  email,
  password,
});
export type Setup = z.infer<typeof setupShape>;
