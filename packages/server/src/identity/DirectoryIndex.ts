import type {
  DeputyRecord,
  Directory,
  DirectoryData,
  InvitationRecord,
  OrganisationRecord,
  PersonRecord,
  SessionRecord,
  WorkingGroupRecord,
} from "../storage/Directory.ts";

type Member = WorkingGroupRecord["members"][number];

export interface IndexedGroup {
  record: WorkingGroupRecord;
  members: ReadonlyMap<string, Member>;
}

interface Index {
  data: Readonly<DirectoryData>;
  organisations: ReadonlyMap<string, OrganisationRecord>;
  people: ReadonlyMap<string, PersonRecord>;
  peopleByEmail: ReadonlyMap<string, PersonRecord>;
  groups: ReadonlyMap<string, IndexedGroup>;
  sessions: ReadonlyMap<string, SessionRecord>;
  sessionsByHash: ReadonlyMap<string, SessionRecord>;
  invitationsByHash: ReadonlyMap<string, InvitationRecord>;
  deputies: ReadonlyMap<string, readonly DeputyRecord[]>;
}

/** Addresses are compared without regard to case: people type them either way. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** Answers questions about the directory by key. It is rebuilt when the directory has changed. */
export class DirectoryIndex {
  readonly #directory: Directory;
  #index: Index;
  /** What people can see of the directory; sessions and invitations are no part of it. */
  #visible: string;
  #visibleVersion = 0;

  constructor(directory: Directory) {
    this.#directory = directory;
    this.#index = build(directory.current());
    this.#visible = visibleOf(this.#index.data);
  }

  get data(): Readonly<DirectoryData> {
    return this.#fresh().data;
  }

  /** Grows whenever people, organisations, groups or rights change, but not with sessions and invitations. */
  get visibleVersion(): number {
    this.#fresh();
    return this.#visibleVersion;
  }

  organisation(id: string): OrganisationRecord | undefined {
    return this.#fresh().organisations.get(id);
  }

  person(id: string): PersonRecord | undefined {
    return this.#fresh().people.get(id);
  }

  personByEmail(email: string): PersonRecord | undefined {
    return this.#fresh().peopleByEmail.get(emailKey(email));
  }

  group(id: string): IndexedGroup | undefined {
    return this.#fresh().groups.get(id);
  }

  session(id: string): SessionRecord | undefined {
    return this.#fresh().sessions.get(id);
  }

  sessionByHash(secretHash: string): SessionRecord | undefined {
    return this.#fresh().sessionsByHash.get(secretHash);
  }

  invitationByHash(secretHash: string): InvitationRecord | undefined {
    return this.#fresh().invitationsByHash.get(secretHash);
  }

  /** Who acts for a person on a day (`YYYY-MM-DD`): active people of the same organisation. */
  deputiesOf(person: string, day: string): PersonRecord[] {
    const { deputies, people } = this.#fresh();
    const organisation = people.get(person)?.organisation;
    return (deputies.get(person) ?? [])
      .filter(({ from, until }) => from <= day && day <= until)
      .flatMap(({ deputy }) => people.get(deputy) ?? [])
      .filter((deputy) => deputy.active && deputy.organisation === organisation);
  }

  #fresh(): Index {
    const data = this.#directory.current();
    if (data !== this.#index.data) {
      this.#index = build(data);
      const visible = visibleOf(data);
      if (visible !== this.#visible) this.#visibleVersion++;
      this.#visible = visible;
    }
    return this.#index;
  }
}

function byKey<Value>(values: readonly Value[], key: (value: Value) => string): Map<string, Value> {
  return new Map(values.map((value) => [key(value), value]));
}

function grouped<Value>(values: readonly Value[], key: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return groups;
}

function build(data: Readonly<DirectoryData>): Index {
  return {
    data,
    organisations: byKey(data.organisations, ({ id }) => id),
    people: byKey(data.people, ({ id }) => id),
    peopleByEmail: byKey(data.people, ({ email }) => emailKey(email)),
    groups: new Map(
      data.workingGroups.map((record) => [
        record.id,
        { record, members: byKey(record.members, ({ person }) => person) },
      ]),
    ),
    sessions: byKey(data.sessions, ({ id }) => id),
    sessionsByHash: byKey(data.sessions, ({ secretHash }) => secretHash),
    invitationsByHash: byKey(data.invitations, ({ secretHash }) => secretHash),
    deputies: grouped(data.deputies, ({ person }) => person),
  };
}

function visibleOf(data: DirectoryData): string {
  const { workspace, organisations, people, workingGroups, measureRoles, deputies } = data;
  return JSON.stringify({ workspace, organisations, people, workingGroups, measureRoles, deputies });
}
