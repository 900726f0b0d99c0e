import { z } from "zod";
import { measureRoles, workspaceRoles } from "../policy/roles.ts";
import { email, id, name, organisationShape, password, personShape } from "./workspace.ts";

export const signInShape = z.object({ email: z.string().trim().max(200), password: z.string().max(200) });
export type SignIn = z.infer<typeof signInShape>;

/** The signed-in person. */
export const meShape = z.object({
  person: personShape,
  email,
  workspaceRole: z.enum(workspaceRoles),
  organisation: organisationShape,
  /** Working groups this person may create measures in. */
  mayCreateIn: z.array(id),
});
export type Me = z.infer<typeof meShape>;

/** The session a browser has; `me` is null where nobody is signed in. */
export const sessionShape = z.object({ me: meShape.nullable() });

export const tokenShape = z.object({
  token: z.string(),
  /** ISO 8601 time. */
  expiresAt: z.string(),
});

export const newInvitationShape = z.object({
  name,
  email,
  organisation: id,
  workspaceRole: z.enum(workspaceRoles),
  /** Working groups the person joins on accepting. */
  workingGroups: z.array(id).max(50),
  /** For guests: measures they are invited to, and as what. */
  measures: z.array(z.object({ measure: id, role: z.enum(measureRoles) })).max(200),
});
export type NewInvitation = z.infer<typeof newInvitationShape>;

export const invitationShape = newInvitationShape.extend({
  id,
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type Invitation = z.infer<typeof invitationShape>;

/** The secret stands only in the answer to creating an invitation; the server keeps its hash. */
export const createdInvitationShape = z.object({ invitation: invitationShape, link: z.string() });
export type CreatedInvitation = z.infer<typeof createdInvitationShape>;

/** Most rows that are invited at once. */
export const BATCH_ROWS = 500;

/** Rows are judged one by one, so each may be anything here. */
export const invitationBatchShape = z.object({
  rows: z.array(z.record(z.string(), z.unknown())).min(1).max(BATCH_ROWS),
});
export type InvitationBatch = { rows: NewInvitation[] };

/** Why a row was not taken. */
const batchRefusals = [
  "invalid-input",
  "unknown-organisation",
  "unknown-group",
  "guest-in-group",
  "taken",
  "invited",
  "twice",
] as const;
export type BatchRefusal = (typeof batchRefusals)[number];

/** What became of each row, in their order. */
export const invitationBatchResultShape = z.object({
  results: z.array(z.union([createdInvitationShape, z.object({ refused: z.enum(batchRefusals) })])),
});
export type InvitationBatchResult = z.infer<typeof invitationBatchResultShape>;

/** What the invited person sees before accepting. */
export const invitationPreviewShape = z.object({
  workspace: z.string(),
  name,
  email,
  organisation: organisationShape,
});
export type InvitationPreview = z.infer<typeof invitationPreviewShape>;

export const acceptInvitationShape = z.object({ name, password });
export type AcceptInvitation = z.infer<typeof acceptInvitationShape>;

/** Changing one's own password. */
export const passwordChangeShape = z.object({ current: z.string().max(200), next: password });
export type PasswordChange = z.infer<typeof passwordChangeShape>;

/** A link with which somebody sets a new password; the server keeps its secret's hash only. */
export const passwordLinkShape = z.object({ link: z.string(), expiresAt: z.string() });
export type PasswordLink = z.infer<typeof passwordLinkShape>;

/** What the holder of such a link sees first. */
export const passwordLinkPreviewShape = z.object({ workspace: z.string(), name, email });
export type PasswordLinkPreview = z.infer<typeof passwordLinkPreviewShape>;
export const newPasswordShape = z.object({ password });

export const sessionInfoShape = z.object({
  id,
  createdAt: z.string(),
  /** The browser as it named itself, shortened. */
  userAgent: z.string(),
  current: z.boolean(),
});
export type SessionInfo = z.infer<typeof sessionInfoShape>;

/** A session of somebody's, as administrators see it. */
export const personSessionShape = sessionInfoShape.extend({
  /** ISO 8601 time; null: not since the server was started. */
  lastSeenAt: z.string().nullable(),
  /** Whether a page of it is open now. */
  connected: z.boolean(),
});
export type PersonSession = z.infer<typeof personSessionShape>;

/** Sign-ins of the demonstration workspace, whose people are invented; served only on a loopback address. */
export const demonstrationShape = z.object({
  password: z.string(),
  people: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      organisation: z.string(),
      workspaceRole: z.enum(workspaceRoles),
    }),
  ),
});
export type Demonstration = z.infer<typeof demonstrationShape>;
