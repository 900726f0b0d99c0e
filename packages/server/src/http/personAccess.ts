import { personAccessShape } from "@querschnitt/shared/api/measures";
import { id } from "@querschnitt/shared/api/workspace";
import { z } from "zod";
import type { App, HttpContext } from "./HttpContext.ts";
import { knownPerson } from "./knownPerson.ts";
import { administratorOnly } from "./signedIn.ts";

/** Everything one person may do, and why. */
export function personAccessRoutes(app: App, context: HttpContext): void {
  const { authority, measures } = context;

  app.get(
    "/api/people/:id/access",
    {
      schema: {
        tags: ["people"],
        summary: "What a person may do on every measure, and where it comes from (administrators)",
        params: z.object({ id }),
        response: { 200: z.array(personAccessShape) },
      },
    },
    async (request) => {
      administratorOnly(context, request);
      const { id: person } = knownPerson(context, request.params.id);
      return [...measures.all()].flatMap(({ id: measure }) => {
        const reason = authority.accessReason(person, measure);
        if (!reason) return [];
        const { role, moderates } = authority.measureAccess(person, measure);
        return [{ measure, role: role ?? null, moderates, reason }];
      });
    },
  );
}
