import type { Deed } from "@querschnitt/shared/api/audit";
import type { SavedFilterList } from "@querschnitt/shared/api/savedFilters";
import type { AssignedRole, MeasureRole, WorkspaceRole } from "@querschnitt/shared/policy/roles";
import type { StakeholderGroup } from "@querschnitt/shared/protocol/stakeholderGroups";

export interface OrganisationRecord {
  id: string;
  name: string;
  shortName: string;
  stakeholderGroup: StakeholderGroup;
}

export interface PersonRecord {
  id: string;
  name: string;
  email: string;
  organisation: string;
  workspaceRole: WorkspaceRole;
  active: boolean;
  /** Encoded hash with its parameters; absent until an invitation is accepted. */
  passwordHash?: string;
  createdAt: string;
  /** How often they have taken another secret address of their calendar. */
  calendarRenewals?: number;
  /** Set once the person was erased: name and e-mail address are gone, and this number stands in their place. */
  former?: number;
}

export interface WorkingGroupRecord {
  id: string;
  name: string;
  prefix: string;
  members: { person: string; role: MeasureRole; moderator: boolean }[];
}

export interface InvitationRecord {
  id: string;
  /** SHA-256 of the secret in the link, hex. */
  secretHash: string;
  name: string;
  email: string;
  organisation: string;
  workspaceRole: WorkspaceRole;
  workingGroups: string[];
  measures: { measure: string; role: MeasureRole }[];
  createdBy: string;
  createdAt: string;
  expiresAt: string;
}

export interface SessionRecord {
  id: string;
  /** SHA-256 of the secret in the cookie, hex. */
  secretHash: string;
  person: string;
  createdAt: string;
  expiresAt: string;
  userAgent: string;
}

/** A link with which a person sets a new password, once. */
export interface PasswordLinkRecord {
  /** SHA-256 of the secret in the link, hex. */
  secretHash: string;
  person: string;
  createdBy: string;
  expiresAt: string;
}

/** Who acts for whom in which days, the first and the last one (`YYYY-MM-DD`) included. */
export interface DeputyRecord {
  id: string;
  person: string;
  deputy: string;
  from: string;
  until: string;
}

/** Somebody who is erased here already, and whose name and address are still to be taken out of other places. */
export interface ErasureRecord {
  person: string;
  name: string;
  email: string;
}

/** A deed on its way into the audit list. */
export interface DeedRecord {
  /** Counts the directory's deeds, from 1 on. */
  number: number;
  at: string;
  deed: Deed;
}

/** Everything about people and rights, small enough to hold in memory. Times are ISO 8601. */
export interface DirectoryData {
  workspace: { name: string; demonstration: boolean } | null;
  organisations: OrganisationRecord[];
  people: PersonRecord[];
  workingGroups: WorkingGroupRecord[];
  /** Measure id → person id → what was set for that person. Ids are lower-case letters and digits. */
  measureRoles: Record<string, Record<string, AssignedRole>>;
  invitations: InvitationRecord[];
  passwordLinks: PasswordLinkRecord[];
  sessions: SessionRecord[];
  deputies: DeputyRecord[];
  /** Erasures that are not finished; empty but for moments. */
  erasures: ErasureRecord[];
  /** Deeds that the audit list may not have yet; how many there ever were. */
  deeds: { count: number; waiting: DeedRecord[] };
  /** Person id → the filters of the plan that they keep. */
  savedFilters: Record<string, SavedFilterList>;
}

/** The directory of a workspace that nobody has set up yet. */
export function emptyDirectory(): DirectoryData {
  return {
    workspace: null,
    organisations: [],
    people: [],
    workingGroups: [],
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

export interface Directory {
  /** What stands now and is on disk. Do not change it. */
  current(): Readonly<DirectoryData>;
  /**
   * Changes the directory: `change` edits a copy and returns an answer; it throws to change nothing. Changes run one
   * after the other. Resolves, and becomes visible in `current()`, once it is durable.
   * @throws StorageUnavailable, and whatever `change` throws
   */
  update<Answer>(change: (data: DirectoryData) => Answer): Promise<Answer>;
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}
