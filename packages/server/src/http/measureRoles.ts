import { type MeasurePerson, measurePersonShape, roleChangeShape } from "@querschnitt/shared/api/measures";
import { id } from "@querschnitt/shared/api/workspace";
import { mayAssignRoles, maySeeMembers } from "@querschnitt/shared/policy/roles";
import { z } from "zod";
import { note } from "../storage/deeds.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { knownPerson } from "./knownPerson.ts";
import { measureFor, whoMay } from "./measures.ts";
import { signedIn } from "./signedIn.ts";

/** Who may do what on one measure. */
export function measureRoleRoutes(app: App, context: HttpContext): void {
  const { directory, index } = context;
  const tags = ["measures"];

  app.get(
    "/api/measures/:id/people",
    {
      schema: {
        tags,
        summary: "Everybody who may open the measure or was shut out of it; guests see only themselves",
        params: z.object({ id }),
        response: { 200: z.array(measurePersonShape) },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      measureFor(context, person.id, request.params.id);
      return index.data.people
        .filter(({ id: other, active }) => active && (maySeeMembers(person) || other === person.id))
        .map((other) => measurePerson(context, request.params.id, other.id))
        .filter(({ role, assigned }) => role !== null || assigned !== null);
    },
  );

  app.put(
    "/api/measures/:id/roles/:person",
    {
      schema: {
        tags,
        summary: "Set what a person may do on a measure (moderators); takes effect with the next message",
        params: z.object({ id, person: id }),
        body: roleChangeShape,
        response: { 200: measurePersonShape },
      },
    },
    async (request) => {
      const { id: measure, person } = request.params;
      const by = whoMay(mayAssignRoles, context, request, measure);
      knownPerson(context, person);
      const { role } = request.body;
      await directory.update((data) => {
        const { [person]: before = null, ...others } = data.measureRoles[measure] ?? {};
        if (before === role) return;
        data.measureRoles[measure] = role === null ? others : { ...others, [person]: role };
        const values = { before: { role: before }, after: { role } };
        note(data, context.now(), { kind: "measure-role-set", by, measure, person, ...values });
      });
      return measurePerson(context, measure, person);
    },
  );
}

function measurePerson({ authority, index }: HttpContext, measure: string, person: string): MeasurePerson {
  const { role, moderates } = authority.measureAccess(person, measure);
  const assigned = index.data.measureRoles[measure]?.[person] ?? null;
  return { person, role: role ?? null, assigned, moderates };
}
