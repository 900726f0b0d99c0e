import type { DirectoryData } from "../storage/Directory.ts";
import { Refused } from "./Refused.ts";
import { administers } from "./rights.ts";

/**
 * For changes that wait their turn: whoever asked for one may have lost the right meanwhile, to the change just before
 * it. @throws Refused
 */
export function refuseUnlessAdministers(data: DirectoryData, person: string): void {
  if (data.people.some((one) => one.id === person && administers(one))) return;
  throw new Refused("forbidden", "Only administrators do this.");
}

/** Somebody must be left who administers and can sign in. @throws Refused */
export function refuseWithoutAdministrator(data: DirectoryData): void {
  if (data.people.some((person) => administers(person) && person.passwordHash !== undefined)) return;
  throw new Refused("conflict", "The workspace needs at least one active administrator.");
}
