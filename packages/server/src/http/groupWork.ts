import { groupWorkShape } from "@querschnitt/shared/api/groupWork";
import { id } from "@querschnitt/shared/api/workspace";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import { groupWork, type RecordedSession } from "../process/groupWork.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { recordedParts } from "./recordedParts.ts";
import { signedIn } from "./signedIn.ts";

/** What a working group's sessions left to be done and have decided. */
export function groupWorkRoutes(app: App, context: HttpContext): void {
  const { authority, index, sittings } = context;

  app.get(
    "/api/working-groups/:id/work",
    {
      schema: {
        tags: ["working groups"],
        summary: "Open tasks, decisions and attendance of a group's sessions, as far as one may read them",
        params: z.object({ id }),
        response: { 200: groupWorkShape },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      if (!index.group(request.params.id)) throw new Refused("not-found", "There is no such working group.");
      const found: RecordedSession[] = [];
      for (const { id: session, start, workingGroup } of [...sittings.all()]) {
        if (workingGroup !== request.params.id) continue;
        found.push({
          facts: { id: session, start },
          parts: await recordedParts(context, person.id, session),
        });
      }
      // Reading takes a while: what is told is what they may read now.
      const mayRead = (session: string, part: "public" | "closed"): boolean =>
        authority.access(person.id, { kind: "protocol", session, part }).mayRead;
      return groupWork(
        found.map(({ facts, parts }) => ({
          facts,
          parts: parts.filter(({ part }) => mayRead(facts.id, part)),
        })),
      );
    },
  );
}
