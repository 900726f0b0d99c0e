import { createHmac } from "node:crypto";
import type { Deed } from "@querschnitt/shared/api/audit";
import type { AcceptInvitation, BatchRefusal, NewInvitation } from "@querschnitt/shared/api/identity";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { Directory, DirectoryData, InvitationRecord, PersonRecord } from "../storage/Directory.ts";
import { note } from "../storage/deeds.ts";
import type { MeasureGroups } from "./DirectoryAuthority.ts";
import { type DirectoryIndex, emailKey } from "./DirectoryIndex.ts";
import { hashPassword } from "./passwordHash.ts";
import { Refused } from "./Refused.ts";
import { administers, mayInviteSo } from "./rights.ts";
import { hashSecret, newSecret } from "./secrets.ts";

const INVITATION_SECONDS = 14 * 24 * 60 * 60;

/** What became of one row of many. */
export type BatchOutcome = { invitation: InvitationRecord; secret: string } | { refused: BatchRefusal };

/** The only way in: a link with a secret, for one person, once. */
export class Invitations {
  readonly #directory: Directory;
  readonly #index: DirectoryIndex;
  readonly #measures: MeasureGroups;
  readonly #key: Buffer;
  readonly #now: () => number;

  constructor(
    directory: Directory,
    index: DirectoryIndex,
    measures: MeasureGroups,
    /** From it the secrets of many invitations at once are made. */
    key: Buffer,
    now: () => number = Date.now,
  ) {
    this.#directory = directory;
    this.#index = index;
    this.#measures = measures;
    this.#key = key;
    this.#now = now;
  }

  /**
   * Invites somebody; an earlier open invitation of the same address is replaced, by whoever could withdraw it. Whether the
   * inviter may invite is the caller's question. @throws Refused
   */
  async create(by: string, wanted: NewInvitation): Promise<{ invitation: InvitationRecord; secret: string }> {
    const secret = newSecret();
    const invitation = this.#record(by, wanted, secret);
    await this.#directory.update((data) => {
      refuseUnknown(data, wanted);
      refuseTakenEmail(data, wanted.email);
      const open = data.invitations.filter((other) => this.#isOpen(other));
      const before = open.find((other) => emailKey(other.email) === emailKey(wanted.email));
      const maySeeTo = data.people.some((person) => person.id === by && administers(person));
      if (before && before.createdBy !== by && !maySeeTo) {
        throw new Refused("conflict", "Somebody else has invited this e-mail address.", {
          fields: { email: "taken" },
        });
      }
      data.invitations = [...open.filter((other) => other !== before), invitation];
      note(data, this.#now(), deedOf(invitation));
    });
    return { invitation, secret };
  }

  /**
   * Invites many at once, each row for itself: a row that cannot be says why, the others are created. Called again by
   * the same person with the same key, it creates nothing more and answers the same secrets, which follow from the key:
   * a link whose answer was lost on the way could not be shown otherwise. `undefined` rows were not understood.
   */
  async createAll(
    by: string,
    rows: readonly (NewInvitation | undefined)[],
    idempotencyKey: string,
  ): Promise<BatchOutcome[]> {
    return this.#directory.update((data) => {
      const seen = new Set<string>();
      return rows.map((wanted): BatchOutcome => {
        if (!wanted) return { refused: "invalid-input" };
        const key = emailKey(wanted.email);
        if (seen.has(key)) return { refused: "twice" };
        const secret = this.#secretOf(by, idempotencyKey, wanted.email);
        const before = data.invitations.find((one) => one.secretHash === hashSecret(secret));
        const again = before && this.#isOpen(before);
        const refused = again ? undefined : this.#refusalOf(data, wanted);
        if (refused) return { refused };
        seen.add(key);
        if (again) return { invitation: before, secret };
        const invitation = this.#record(by, wanted, secret);
        // One that has expired makes room.
        data.invitations = [...data.invitations.filter((other) => emailKey(other.email) !== key), invitation];
        note(data, this.#now(), deedOf(invitation));
        return { invitation, secret };
      });
    });
  }

  /** The invitations that can still be accepted. */
  open(): InvitationRecord[] {
    return this.#index.data.invitations.filter((invitation) => this.#isOpen(invitation));
  }

  /** Takes an invitation back: its link opens nothing any more. Nothing happens if there is none with this id. */
  async withdraw(by: string, id: string): Promise<void> {
    await this.#directory.update((data) => {
      const left = data.invitations.filter((invitation) => invitation.id !== id);
      if (left.length === data.invitations.length) return;
      data.invitations = left;
      note(data, this.#now(), { kind: "invitation-withdrawn", by, person: id });
    });
  }

  /** The invitation behind a link. @throws Refused when it was used, withdrawn or has expired */
  bySecret(secret: string): InvitationRecord {
    return this.#ifOpen(this.#index.invitationByHash(hashSecret(secret)));
  }

  /** Makes the invited person a member of the workspace; the link is used up. @throws Refused */
  async accept(secret: string, { name, password }: AcceptInvitation): Promise<PersonRecord> {
    // Asked before hashing, so that a dead link costs nothing, and once more inside the change.
    this.bySecret(secret);
    const passwordHash = await hashPassword(password);
    const secretHash = hashSecret(secret);
    return this.#directory.update((data) => {
      const invitation = this.#ifOpen(data.invitations.find((other) => other.secretHash === secretHash));
      refuseTakenEmail(data, invitation.email);
      const person: PersonRecord = {
        // What was written down about the invited person is about this one.
        id: invitation.id,
        name,
        email: invitation.email,
        organisation: invitation.organisation,
        workspaceRole: invitation.workspaceRole,
        active: true,
        passwordHash,
        createdAt: new Date(this.#now()).toISOString(),
      };
      data.people.push(person);
      joinGroups(data, invitation, person);
      for (const { measure, role } of invitation.measures) {
        data.measureRoles[measure] = { ...data.measureRoles[measure], [person.id]: role };
      }
      data.invitations = data.invitations.filter((other) => other !== invitation);
      note(data, this.#now(), { kind: "invitation-accepted", by: person.id, person: person.id });
      return person;
    });
  }

  #secretOf(by: string, idempotencyKey: string, email: string): string {
    return createHmac("sha256", this.#key)
      .update(`invitation ${by} ${emailKey(email)} ${idempotencyKey}`)
      .digest("base64url");
  }

  #record(by: string, wanted: NewInvitation, secret: string): InvitationRecord {
    const now = this.#now();
    return {
      ...wanted,
      id: newId(),
      secretHash: hashSecret(secret),
      createdBy: by,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + INVITATION_SECONDS * 1000).toISOString(),
    };
  }

  /** Why somebody cannot be invited as one of many. */
  #refusalOf(data: DirectoryData, wanted: NewInvitation): BatchRefusal | undefined {
    const { email, organisation, workingGroups, workspaceRole } = wanted;
    if (!data.organisations.some(({ id }) => id === organisation)) return "unknown-organisation";
    if (!workingGroups.every((wanted) => data.workingGroups.some(({ id }) => id === wanted)))
      return "unknown-group";
    if (workspaceRole === "guest" && workingGroups.length > 0) return "guest-in-group";
    const has = ({ email: other }: { email: string }): boolean => emailKey(other) === emailKey(email);
    if (data.people.some(has)) return "taken";
    return data.invitations.some((other) => has(other) && this.#isOpen(other)) ? "invited" : undefined;
  }

  #isOpen(invitation: InvitationRecord): boolean {
    if (Date.parse(invitation.expiresAt) <= this.#now()) return false;
    // It gives no more than its inviter could give today.
    const inviter = this.#index.person(invitation.createdBy);
    const groupOf = (measure: string) => this.#measures.workingGroupOf(measure);
    return inviter !== undefined && mayInviteSo(inviter, invitation, this.#index.data.workingGroups, groupOf);
  }

  #ifOpen(invitation: InvitationRecord | undefined): InvitationRecord {
    if (invitation && this.#isOpen(invitation)) return invitation;
    throw new Refused(
      "invitation-invalid",
      "This invitation was used, withdrawn, has expired, or its sender may no longer invite. Ask whoever sent it for a new one.",
    );
  }
}

/** Rights by their names; who is invited the directory knows as long as it may. */
function deedOf(invitation: InvitationRecord): Deed {
  const { id, createdBy, organisation, workspaceRole, workingGroups, measures } = invitation;
  return {
    kind: "invitation-created",
    by: createdBy,
    person: id,
    organisation,
    after: {
      workspaceRole,
      ...(workingGroups.length > 0 && { workingGroups }),
      ...(measures.length > 0 && { measures: measures.map(({ measure }) => measure) }),
    },
  };
}

/** Members edit from the start and guests comment; the group can decide otherwise afterwards. */
function joinGroups(data: DirectoryData, invitation: InvitationRecord, person: PersonRecord): void {
  for (const group of data.workingGroups) {
    if (!invitation.workingGroups.includes(group.id)) continue;
    group.members.push({
      person: person.id,
      role: invitation.workspaceRole === "guest" ? "commenter" : "editor",
      moderator: invitation.workspaceRole === "moderator",
    });
  }
}

function refuseUnknown(data: DirectoryData, { organisation, workingGroups }: NewInvitation): void {
  if (!data.organisations.some(({ id }) => id === organisation)) {
    throw new Refused("invalid-input", "There is no such organisation.", {
      fields: { organisation: "unknown" },
    });
  }
  if (!workingGroups.every((wanted) => data.workingGroups.some(({ id }) => id === wanted))) {
    throw new Refused("invalid-input", "There is no such working group.", {
      fields: { workingGroups: "unknown" },
    });
  }
}

function refuseTakenEmail(data: DirectoryData, email: string): void {
  if (data.people.some((person) => emailKey(person.email) === emailKey(email))) {
    throw new Refused("conflict", "Somebody with this e-mail address is already here.", {
      fields: { email: "taken" },
    });
  }
}
