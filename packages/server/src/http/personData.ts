import { erasureShape, personDataShape } from "@querschnitt/shared/api/personData";
import { accountShape, id } from "@querschnitt/shared/api/workspace";
import { z } from "zod";
import { DailyBudget } from "../process/DailyBudget.ts";
import type { PersonRecord } from "../storage/Directory.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { knownPerson } from "./knownPerson.ts";
import { administrator, signedIn } from "./signedIn.ts";
import { spend } from "./spend.ts";
import { accountView } from "./views.ts";

/** Going through all rooms costs the server something, and nobody needs it often. */
const ASKED_PER_DAY = 50;

/** What the system holds about a person, and erasing them. */
export function personDataRoutes(app: App, context: HttpContext): void {
  const { erasures, personData, recordDeed } = context;
  const tags = ["people"];
  const budget = new DailyBudget(ASKED_PER_DAY);

  const produce = async (by: string, person: PersonRecord) => {
    spend(budget, by, "Too often today.");
    const data = await personData.make(person, by);
    await recordDeed({ kind: "data-produced", by, person: person.id });
    return data;
  };

  app.get(
    "/api/me/data",
    { schema: { tags, summary: "Everything held about oneself", response: { 200: personDataShape } } },
    async (request) => {
      const { person } = signedIn(context, request);
      return produce(person.id, person);
    },
  );

  app.get(
    "/api/accounts/:id/data",
    {
      schema: {
        tags,
        summary: "Everything held about a person, to be handed to them (administrators)",
        params: z.object({ id }),
        response: { 200: personDataShape },
      },
    },
    async (request) => {
      const { id: by } = administrator(context, request);
      return produce(by, knownPerson(context, request.params.id));
    },
  );

  app.post(
    "/api/accounts/:id/erasure",
    {
      schema: {
        tags,
        summary: "Erase a person (administrators); what they wrote stays under a pseudonym",
        params: z.object({ id }),
        body: erasureShape,
        response: { 200: accountShape },
      },
    },
    async (request) => {
      const { id: by } = administrator(context, request);
      const person = request.params.id;
      // Also when it is asked for again: then it does what is left to do.
      await erasures.erase(by, person, request.body.name);
      return accountView(knownPerson(context, person));
    },
  );
}
