import type { Deed } from "@querschnitt/shared/api/audit";
import type { Directory } from "../storage/Directory.ts";
import { CalendarLinks } from "./CalendarLinks.ts";
import { DirectoryAuthority, type MeasureGroups, type SessionFactsById } from "./DirectoryAuthority.ts";
import { DirectoryIndex } from "./DirectoryIndex.ts";
import { FailedSignIns } from "./FailedSignIns.ts";
import { Invitations } from "./Invitations.ts";
import { KnownDevices } from "./KnownDevices.ts";
import { Passwords } from "./Passwords.ts";
import { Sessions } from "./Sessions.ts";
import { Setup } from "./Setup.ts";
import { SignIn } from "./SignIn.ts";
import { SignInThrottle } from "./SignInThrottle.ts";
import { Tokens } from "./Tokens.ts";

/** Everything that knows who people are and what they may, on one directory. */
export interface Identity {
  directory: Directory;
  index: DirectoryIndex;
  authority: DirectoryAuthority;
  sessions: Sessions;
  tokens: Tokens;
  invitations: Invitations;
  setup: Setup;
  signIn: SignIn;
  passwords: Passwords;
  devices: KnownDevices;
  calendarLinks: CalendarLinks;
  /** The server's clock, in milliseconds since the epoch. */
  now(): number;
}

export interface IdentityOptions {
  directory: Directory;
  measures: MeasureGroups;
  sittings?: SessionFactsById | undefined;
  /** Signs tokens and device cookies. */
  signingKey: Buffer;
  /** A password everybody knows and that is therefore refused; undefined: none is. */
  publicPassword: string | undefined;
  /** Writes a deed into the audit list that is no change of the directory. */
  record(deed: Deed): Promise<void>;
  /** Milliseconds since the epoch. */
  now?(): number;
}

/** Puts the parts of identity together. */
export function createIdentity({
  directory,
  measures,
  sittings,
  signingKey,
  publicPassword,
  record,
  now = Date.now,
}: IdentityOptions): Identity {
  const index = new DirectoryIndex(directory);
  const sessions = new Sessions(directory, index, now);
  const tokens = new Tokens(signingKey, sessions, now);
  const devices = new KnownDevices(signingKey);
  const failures = new FailedSignIns(record);
  const failed = (person: string | undefined) => failures.add(person);
  const signIn = new SignIn({ index, throttle: new SignInThrottle(), devices, publicPassword, failed });
  return {
    directory,
    index,
    sessions,
    tokens,
    devices,
    calendarLinks: new CalendarLinks(signingKey, directory, index, now),
    invitations: new Invitations(directory, index, measures, signingKey, now),
    setup: new Setup(directory, index, now),
    signIn,
    passwords: new Passwords(directory, index, signIn, now),
    authority: new DirectoryAuthority({ directory, index, sessions, tokens, measures, sittings }),
    now,
  };
}
