import { randomInt } from "node:crypto";
import type { Setup as SetupRequest } from "@querschnitt/shared/api/workspace";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { Directory, PersonRecord } from "../storage/Directory.ts";
import { note } from "../storage/deeds.ts";
import type { DirectoryIndex } from "./DirectoryIndex.ts";
import { hashPassword } from "./passwordHash.ts";
import { Refused } from "./Refused.ts";
import { sameText } from "./secrets.ts";

/** Without letters and digits that are mistaken for one another when typed from a screen. */
const codeAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** The first visit to an empty workspace: whoever can read the server's console becomes its administrator. */
export class Setup {
  /** 100 bits in four groups of five: nobody guesses it, so wrong codes need not be counted. */
  readonly code = [...Array(4)].map(() => codeGroup()).join("-");
  readonly #directory: Directory;
  readonly #index: DirectoryIndex;

  readonly #now: () => number;

  constructor(directory: Directory, index: DirectoryIndex, now: () => number = Date.now) {
    this.#directory = directory;
    this.#index = index;
    this.#now = now;
  }

  /** Whether somebody still has to create the workspace. */
  get isOpen(): boolean {
    return this.#index.data.workspace === null;
  }

  /** Creates the workspace, its first organisation and its administrator; the code is used up. @throws Refused */
  async perform(request: SetupRequest): Promise<PersonRecord> {
    if (!this.isOpen) throw closed();
    if (!sameText(normalise(request.code), normalise(this.code))) {
      throw new Refused(
        "wrong-setup-code",
        "The code is the one printed on the server's console at its start.",
        {
          fields: { code: "wrong" },
        },
      );
    }
    const passwordHash = await hashPassword(request.password);
    return this.#directory.update((data) => {
      if (data.workspace !== null) throw closed();
      const organisation = { id: newId(), ...request.organisation };
      const person: PersonRecord = {
        id: newId(),
        name: request.name,
        email: request.email,
        organisation: organisation.id,
        workspaceRole: "admin",
        active: true,
        passwordHash,
        createdAt: new Date(this.#now()).toISOString(),
      };
      data.workspace = { name: request.workspaceName, demonstration: false };
      data.organisations.push(organisation);
      data.people.push(person);
      note(data, this.#now(), { kind: "workspace-set-up", by: person.id, organisation: organisation.id });
      return person;
    });
  }
}

function closed(): Refused {
  return new Refused(
    "setup-closed",
    "The workspace has already been set up. Sign in, or ask for an invitation.",
  );
}

function codeGroup(): string {
  return [...Array(5)].map(() => codeAlphabet[randomInt(codeAlphabet.length)]).join("");
}

function normalise(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, "");
}
