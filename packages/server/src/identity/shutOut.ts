import type { DirectoryData } from "../storage/Directory.ts";
import { endSessionsOf } from "./Sessions.ts";

/** Ends the sessions of somebody deactivated, and lets nobody in with a link of theirs. */
export function shutOut(data: DirectoryData, person: string): void {
  endSessionsOf(data, person);
  data.invitations = data.invitations.filter(({ createdBy }) => createdBy !== person);
  data.passwordLinks = data.passwordLinks.filter(
    (link) => link.person !== person && link.createdBy !== person,
  );
}
