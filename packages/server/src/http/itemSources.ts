import { itemSourceShape } from "@querschnitt/shared/api/sittings";
import { id } from "@querschnitt/shared/api/workspace";
import { mayRead } from "@querschnitt/shared/policy/roles";
import { mayRecord } from "@querschnitt/shared/policy/sessions";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import { type FormerSession, itemSources } from "../process/itemSources.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { recordedParts } from "./recordedParts.ts";
import { signedIn } from "./signedIn.ts";
import { sessionFor } from "./sittings.ts";

/** What has come up since a group's last session, for those who prepare the next one. */
export function itemSourceRoutes(app: App, context: HttpContext): void {
  const { authority, plan, sittings } = context;

  app.get(
    "/api/sittings/:id/sources",
    {
      schema: {
        tags: ["sessions"],
        summary: "What has come up since the sessions before, for those who prepare this one",
        params: z.object({ id }),
        querystring: z.object({ today: z.iso.date() }),
        response: { 200: z.array(itemSourceShape) },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      const session = sessionFor(context, person.id, request.params.id);
      if (!mayRecord(authority.sessionAccess(person.id, session.id)))
        throw new Refused(
          "forbidden",
          "Only those who prepare the session do this, and only before it is over.",
        );
      const former: FormerSession[] = [];
      for (const facts of sittings.before(session.workingGroup, session.start))
        former.push({ facts, parts: await recordedParts(context, person.id, facts.id) });
      return itemSources({
        ...{ plan, session, former, today: request.query.today },
        mayRead: (measure) => mayRead(authority.measureAccess(person.id, measure)),
      });
    },
  );
}
