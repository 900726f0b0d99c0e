import type { CreatedInvitation, Me } from "@querschnitt/shared/api/identity";
import type { Measure } from "@querschnitt/shared/api/measures";
import type { Organisation, WorkingGroup } from "@querschnitt/shared/api/workspace";
import type { AssignedRole, WorkspaceRole } from "@querschnitt/shared/policy/roles";
import type { StakeholderGroup } from "@querschnitt/shared/protocol/stakeholderGroups";
import { ApiClient } from "./ApiClient.ts";
import { type RunningServer, type ServerOptions, startServer } from "./startServer.ts";

export const PASSWORD = "lange genug und nirgends sonst";

/** A person with everything a test needs to act for them. */
export interface Teammate {
  id: string;
  name: string;
  email: string;
  organisation: string;
  api: ApiClient;
}

/**
 * A workspace that a test set up itself, through the front door: first visit with the code from the console, then
 * invitations. One working group; its administrator moderates it.
 */
export class Team {
  readonly server: RunningServer;
  readonly admin: Teammate;
  readonly group: string;
  readonly #organisations: Map<string, string>;
  #invited = 0;

  private constructor(server: RunningServer, admin: Teammate, group: string) {
    this.server = server;
    this.admin = admin;
    this.group = group;
    this.#organisations = new Map([["administration", admin.organisation]]);
  }

  /** Starts a server of its own and sets an empty workspace up. */
  static async start(options: ServerOptions = {}): Promise<Team> {
    const server = await startServer({ ...options, args: ["--empty", ...(options.args ?? [])] });
    try {
      const code = /[A-Z2-9]{5}(?:-[A-Z2-9]{5}){3}/.exec(server.output())?.[0];
      if (!code) throw new Error(`no one-time code on the console:\n${server.output()}`);
      const api = new ApiClient(server.url);
      const email = "verwaltung@example.org";
      const me = await api.must<Me>("POST", "/api/setup", {
        code,
        workspaceName: "Teststadt",
        organisation: { name: "Stadtamt", shortName: "StA 1", stakeholderGroup: "administration" },
        name: "Ada Amt",
        email,
        password: PASSWORD,
      });
      const group = await api.must<WorkingGroup>("POST", "/api/working-groups", {
        name: "Sichere Nachbarschaft",
        prefix: "SN",
      });
      const { person } = me;
      const admin = { id: person.id, name: person.name, email, organisation: person.organisation, api };
      return new Team(server, admin, group.id);
    } catch (error) {
      await server.dispose();
      throw error;
    }
  }

  /** The organisation of a stakeholder group, created when first asked for. */
  async organisation(group: StakeholderGroup): Promise<string> {
    const known = this.#organisations.get(group);
    if (known) return known;
    const created = await this.admin.api.must<Organisation>("POST", "/api/organisations", {
      name: `Organisation ${group}`,
      shortName: group.slice(0, 12),
      stakeholderGroup: group,
    });
    this.#organisations.set(group, created.id);
    return created.id;
  }

  /** Invites somebody and accepts for them; they are signed in. Members join no working group. */
  async invite(
    stakeholderGroup: StakeholderGroup,
    workspaceRole: WorkspaceRole = "member",
  ): Promise<Teammate> {
    const number = ++this.#invited;
    const name = `Person ${number}`;
    const email = `person${number}@example.org`;
    const organisation = await this.organisation(stakeholderGroup);
    const { link } = await this.admin.api.must<CreatedInvitation>("POST", "/api/invitations", {
      name,
      email,
      organisation,
      workspaceRole,
      workingGroups: [],
      measures: [],
    });
    const api = new ApiClient(this.server.url);
    const me = await api.must<Me>("POST", `/api/invitations/${link.split("#")[1]}/accept`, {
      name,
      password: PASSWORD,
    });
    return { id: me.person.id, name, email, organisation, api };
  }

  async createMeasure(title: string): Promise<Measure> {
    return this.admin.api.must<Measure>("POST", "/api/measures", { title, workingGroup: this.group });
  }

  /** Sets what somebody may do on a measure; takes effect on their next message. */
  async assign(measure: string, person: Teammate, role: AssignedRole | null): Promise<void> {
    await this.admin.api.must("PUT", `/api/measures/${measure}/roles/${person.id}`, { role });
  }

  async dispose(): Promise<void> {
    await this.server.dispose();
  }
}
