import type { Demonstration } from "@querschnitt/shared/api/identity";
import { DEMONSTRATION_PASSWORD, organisations, people } from "./workspace.ts";

/** The sign-ins that the console prints and the sign-in page offers. */
export const demonstrationSignIns: Demonstration = {
  password: DEMONSTRATION_PASSWORD,
  people: people
    .filter(({ signsIn }) => signsIn)
    .map(({ name, email, organisation, workspaceRole }) => ({
      name,
      email,
      organisation: organisations.find(({ key }) => key === organisation)?.name ?? "",
      workspaceRole,
    })),
};
