import type { SignIn as SignInRequest } from "@querschnitt/shared/api/identity";
import type { PersonRecord } from "../storage/Directory.ts";
import { type DirectoryIndex, emailKey } from "./DirectoryIndex.ts";
import type { KnownDevices } from "./KnownDevices.ts";
import { verifyPassword } from "./passwordHash.ts";
import { Refused } from "./Refused.ts";
import type { SignInThrottle } from "./SignInThrottle.ts";

export interface SignInOptions {
  index: DirectoryIndex;
  throttle: SignInThrottle;
  devices: KnownDevices;
  /** A password everybody knows and that is therefore refused, if the server can be reached from outside. */
  publicPassword: string | undefined;
  /** Writes a wrong password down, with the person whose account was tried, if there is one. */
  failed(person: string | undefined): Promise<void>;
}

/** Finds out whether somebody is who they say. */
export class SignIn {
  readonly #options: SignInOptions;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /** The person with these credentials. @throws Refused, alike for unknown accounts and wrong passwords */
  async verify(
    { email, password }: SignInRequest,
    from: { address: string; deviceCookie: string | undefined },
  ): Promise<PersonRecord> {
    const { index, throttle, devices, publicPassword } = this.#options;
    if (publicPassword !== undefined && password === publicPassword) {
      throw new Refused(
        "forbidden",
        "The demonstration password is refused because HOST is not a loopback address: everybody knows it.",
      );
    }
    const account = emailKey(email);
    const person = index.personByEmail(account);
    const device = person && devices.device(from.deviceCookie, person.id);
    const tried = await throttle.attempt({ address: from.address, account, device }, () =>
      verifyPassword(password, person?.active ? person.passwordHash : undefined),
    );
    if (tried.outcome === "wait") {
      throw new Refused(
        "too-many-attempts",
        "Too many attempts with a wrong password. Wait, then try again.",
        {
          retryAfter: tried.seconds,
        },
      );
    }
    if (tried.outcome === "wrong" || !person) {
      await this.#options.failed(person?.id);
      throw new Refused("wrong-credentials", "E-mail address or password is wrong.");
    }
    return person;
  }
}
