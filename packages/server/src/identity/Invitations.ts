import type { AcceptInvitation, NewInvitation } from "@querschnitt/shared/api/identity";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { Directory, DirectoryData, InvitationRecord, PersonRecord } from "../storage/Directory.ts";
import type { MeasureGroups } from "./DirectoryAuthority.ts";
import { type DirectoryIndex, emailKey } from "./DirectoryIndex.ts";
import { hashPassword } from "./passwordHash.ts";
import { Refused } from "./Refused.ts";
import { mayInviteSo } from "./rights.ts";
import { hashSecret, newSecret } from "./secrets.ts";

export const INVITATION_SECONDS = 14 * 24 * 60 * 60;

/** The only way in: a link with a secret, for one person, once. */
export class Invitations {
  readonly #directory: Directory;
  readonly #index: DirectoryIndex;
  readonly #measures: MeasureGroups;
  readonly #now: () => number;

  constructor(
    directory: Directory,
    index: DirectoryIndex,
    measures: MeasureGroups,
    now: () => number = Date.now,
  ) {
    this.#directory = directory;
    this.#index = index;
    this.#measures = measures;
    this.#now = now;
  }

  /**
   * Invites somebody; an earlier open invitation of the same address is replaced. Whether the inviter may is the
   * caller's question. @throws Refused
   */
  async create(by: string, wanted: NewInvitation): Promise<{ invitation: InvitationRecord; secret: string }> {
    const secret = newSecret();
    const now = this.#now();
    const invitation: InvitationRecord = {
      ...wanted,
      id: newId(),
      secretHash: hashSecret(secret),
      createdBy: by,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + INVITATION_SECONDS * 1000).toISOString(),
    };
    await this.#directory.update((data) => {
      refuseUnknown(data, wanted);
      refuseTakenEmail(data, wanted.email);
      data.invitations = [
        ...data.invitations.filter(
          (other) => this.#isOpen(other) && emailKey(other.email) !== emailKey(wanted.email),
        ),
        invitation,
      ];
    });
    return { invitation, secret };
  }

  /** The invitations that can still be accepted. */
  open(): InvitationRecord[] {
    return this.#index.data.invitations.filter((invitation) => this.#isOpen(invitation));
  }

  async withdraw(id: string): Promise<void> {
    await this.#directory.update((data) => {
      data.invitations = data.invitations.filter((invitation) => invitation.id !== id);
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
        id: newId(),
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
      return person;
    });
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
