import type { Demonstration } from "@querschnitt/shared/api/identity";
import type { DirectoryIndex } from "../identity/DirectoryIndex.ts";

/** The sign-ins of a demonstration that work; undefined where there are none, or where strangers could use them. */
export function workingSignIns(
  demonstration: Demonstration,
  index: Pick<DirectoryIndex, "data" | "personByEmail">,
  exposed: boolean,
): Demonstration | undefined {
  if (!index.data.workspace?.demonstration || exposed) return undefined;
  const people = demonstration.people.filter(({ email }) => index.personByEmail(email)?.active);
  return { ...demonstration, people };
}
