import { meShape } from "@querschnitt/shared/api/identity";
import { measureShape } from "@querschnitt/shared/api/measures";
import { sessionShape } from "@querschnitt/shared/api/sittings";
import { organisationShape, personShape } from "@querschnitt/shared/api/workspace";
import { isMeasureRoom, isSessionRoom, type Room } from "@querschnitt/shared/protocol/roomNames";
import { z } from "zod";
import { get } from "../api/client.ts";
import type { RuleKnowledge } from "../offline/planReenactment.ts";

/**
 * Asks the server what the rules have to know: rights may have changed a moment ago.
 * Undefined if any of it cannot be had; then the server alone decides.
 */
export async function fetchRuleKnowledge(room: Room): Promise<RuleKnowledge | undefined> {
  try {
    const [me, organisations, people, measure, sitting] = await Promise.all([
      get("/api/me", meShape),
      get("/api/organisations", z.array(organisationShape)),
      get("/api/people", z.array(personShape)),
      isMeasureRoom(room) ? get(`/api/measures/${room.measure}`, measureShape) : undefined,
      isSessionRoom(room) ? get(`/api/sittings/${room.session}`, sessionShape) : undefined,
    ]);
    const organisationOf = new Map(people.map(({ id, organisation }) => [id, organisation]));
    const known = new Set(organisations.map(({ id }) => id));
    return {
      actor: { person: me.person.id, organisation: me.organisation.id, workspaceRole: me.workspaceRole },
      access: { role: measure?.role, moderates: measure?.moderates ?? false },
      session: sitting,
      organisationExists: (id) => known.has(id),
      organisationOf: (person) => organisationOf.get(person),
    };
  } catch {
    return undefined;
  }
}
