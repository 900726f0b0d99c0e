import { password } from "@querschnitt/shared/api/workspace";

/** Why a new password will not do: the name of a text in the catalogue, or undefined. */
export function passwordProblem(first: string, repeated: string): "tooShort" | "differs" | undefined {
  if (!password.safeParse(first).success) return "tooShort";
  return first === repeated ? undefined : "differs";
}
