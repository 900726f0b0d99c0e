import { meShape } from "@querschnitt/shared/api/identity";
import { measureShape } from "@querschnitt/shared/api/measures";
import { organisationShape, personShape } from "@querschnitt/shared/api/workspace";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import { z } from "zod";
import { get } from "../api/client.ts";
import type { RuleKnowledge } from "../offline/planReenactment.ts";

/**
 * Asks the server what the rules have to know: rights may have changed a moment ago.
 * Undefined if any of it cannot be had; then the server alone decides.
 */
export async function fetchRuleKnowledge(room: Room): Promise<RuleKnowledge | undefined> {
  try {
    const [me, organisations, people, measure] = await Promise.all([
      get("/api/me", meShape),
      get("/api/organisations", z.array(organisationShape)),
      get("/api/people", z.array(personShape)),
      room.kind === "marks" ? undefined : get(`/api/measures/${room.measure}`, measureShape),
    ]);
    const organisationOf = new Map(people.map(({ id, organisation }) => [id, organisation]));
    const known = new Set(organisations.map(({ id }) => id));
    return {
      actor: { person: me.person.id, organisation: me.organisation.id, workspaceRole: me.workspaceRole },
      access: { role: measure?.role, moderates: measure?.moderates ?? false },
      organisationExists: (id) => known.has(id),
      organisationOf: (person) => organisationOf.get(person),
    };
  } catch {
    return undefined;
  }
}
