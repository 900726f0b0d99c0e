import { z } from "zod";
import { id } from "./workspace.ts";

/** What is written down for good: deeds of the administration, and whatever changes who may do what. */
export const deedKinds = [
  "signed-in",
  "signed-out",
  "sign-in-failed",
  "session-ended",
  "sessions-ended",
  "password-changed",
  "password-link-made",
  "password-set",
  "invitation-created",
  "invitation-withdrawn",
  "invitation-accepted",
  "account-changed",
  "calendar-link-renewed",
  "deputy-named",
  "deputy-ended",
  "organisation-created",
  "organisation-changed",
  "group-created",
  "group-changed",
  "group-member-set",
  "group-member-removed",
  "measure-created",
  "phase-moved",
  "version-named",
  "version-renamed",
  "version-removed",
  "measure-role-set",
  "workspace-set-up",
  "demonstration-made",
  "backup-restored",
  "data-produced",
  "person-erased",
  "page-saved",
  "message-handled",
  "message-removed",
  "redaction-asked",
  "redaction-decided",
  "redaction-done",
  "sitting-created",
  "sitting-changed",
  "sitting-invited-set",
  "sitting-moved",
  "sitting-invitations-sent",
  "sitting-minutes-closed",
  "sitting-minutes-approved",
] as const;

/** Values of rights and settings by their name, such as `{ workspaceRole: "member" }`; never names of people. */
const values = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);
export type DeedValues = z.infer<typeof values>;

/** One deed. It names everything by id, so that a name erased from the directory is erased here, too. */
export const deedShape = z.object({
  kind: z.enum(deedKinds),
  /** Who did it; null: the server itself, or somebody who was not signed in. */
  by: z.string().nullable(),
  /** Whom it concerns; an invited person has the invitation's id. */
  person: z.string().optional(),
  deputy: z.string().optional(),
  organisation: z.string().optional(),
  group: z.string().optional(),
  measure: z.string().optional(),
  /** A session of a working group; sessions of browsers have other names here. */
  sitting: z.string().optional(),
  page: z.string().optional(),
  message: z.string().optional(),
  before: values.optional(),
  after: values.optional(),
  /** What changed without its values being kept: names. */
  changed: z.array(z.string()).optional(),
  /** How many there were, where several are written down as one. */
  count: z.number().int().optional(),
});
export type Deed = z.infer<typeof deedShape>;

/** A deed as it stands in the audit list. */
const auditEntryShape = deedShape.extend({
  /** Place in the list, from 1 on. */
  sequence: z.number().int(),
  /** ISO 8601 time, by the server's clock. */
  at: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntryShape>;

/** Most entries of one page. */
export const AUDIT_PAGE = 1_000;

export const auditFilterShape = z.object({
  /** Who did it or whom it concerns. */
  person: id.optional(),
  kind: z.enum(deedKinds).optional(),
  /** ISO 8601 times: not before, and before. */
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
});
export type AuditFilter = z.infer<typeof auditFilterShape>;

/** A page of the list, newest first. */
export const auditPageShape = z.object({
  entries: z.array(auditEntryShape),
  /** How many entries the filter finds altogether. */
  total: z.number().int(),
  /** `before` of the next page; null: this is the last one. */
  next: z.number().int().nullable(),
});
export type AuditPage = z.infer<typeof auditPageShape>;
