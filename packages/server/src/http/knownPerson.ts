import { Refused } from "../identity/Refused.ts";
import type { PersonRecord } from "../storage/Directory.ts";
import type { HttpContext } from "./HttpContext.ts";

/** The person whom an address names, active or not. @throws Refused `not-found` */
export function knownPerson({ index }: Pick<HttpContext, "index">, id: string): PersonRecord {
  const record = index.person(id);
  if (!record) throw new Refused("not-found", "There is no such person.");
  return record;
}
