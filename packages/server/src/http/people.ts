import { accountChangeShape, accountShape, id, personShape } from "@querschnitt/shared/api/workspace";
import { mayComment, mayRead, maySeeMembers } from "@querschnitt/shared/policy/roles";
import { z } from "zod";
import { refuseUnlessAdministers, refuseWithoutAdministrator } from "../identity/administration.ts";
import { endDeputiesOf } from "../identity/deputies.ts";
import { Refused } from "../identity/Refused.ts";
import { shutOut } from "../identity/shutOut.ts";
import type { PersonRecord } from "../storage/Directory.ts";
import { note } from "../storage/deeds.ts";
import { changesOf } from "./changes.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { administrator, signedIn } from "./signedIn.ts";
import { accountView, personView } from "./views.ts";

/** The people of the workspace, as members see them and as administrators keep them. */
export function peopleRoutes(app: App, context: HttpContext): void {
  const { directory, index } = context;
  const tags = ["people"];

  app.get(
    "/api/people",
    {
      schema: {
        tags,
        summary:
          "The people of the workspace; for guests only themselves and who writes in their measures or internally beside them",
        response: { 200: z.array(personShape) },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      const seen = maySeeMembers(person) ? index.data.people : peopleAroundGuest(context, person);
      return seen.map(personView);
    },
  );

  app.get(
    "/api/accounts",
    { schema: { tags, summary: "All accounts (administrators)", response: { 200: z.array(accountShape) } } },
    async (request) => {
      administrator(context, request);
      return index.data.people.map(accountView);
    },
  );

  app.patch(
    "/api/accounts/:id",
    {
      schema: {
        tags,
        summary: "Change an account (administrators); deactivating it ends its sessions",
        params: z.object({ id }),
        body: accountChangeShape,
        response: { 200: accountShape },
      },
    },
    async (request) => {
      const { id: by } = administrator(context, request);
      const { params, body } = request;
      return directory.update((data) => {
        refuseUnlessAdministers(data, by);
        const person = data.people.find((one) => one.id === params.id);
        if (!person) throw new Refused("not-found", "There is no such account.");
        if (person.former !== undefined) throw new Refused("conflict", "This person was erased.");
        if (body.organisation && !data.organisations.some((one) => one.id === body.organisation)) {
          throw new Refused("invalid-input", "There is no such organisation.", {
            fields: { organisation: "unknown" },
          });
        }
        const changes = changesOf(person, body);
        if (changes)
          note(data, context.now(), { kind: "account-changed", by, person: person.id, ...changes });
        const moved = body.organisation !== undefined && body.organisation !== person.organisation;
        Object.assign(person, body);
        refuseWithoutAdministrator(data);
        if (!person.active) shutOut(data, person.id);
        // Nobody acts for a colleague they no longer have.
        if (moved) endDeputiesOf(data, person.id, by, context.now());
        return accountView(person);
      });
    },
  );
}

/**
 * A guest sees no member list, only the names that can stand in the measures they were invited to: of those who comment, and
 * of those who talk with them in their own organisation's internal discussion.
 */
export function peopleAroundGuest(
  { index, authority, measures }: HttpContext,
  guest: PersonRecord,
): PersonRecord[] {
  const shared = Object.entries(index.data.measureRoles)
    .filter(([measure, roles]) => guest.id in roles && measures.get(measure))
    .map(([measure]) => measure)
    .filter((measure) => mayRead(authority.measureAccess(guest.id, measure)));
  return index.data.people.filter(
    (person) =>
      person.id === guest.id ||
      shared.some((measure) => {
        const access = authority.measureAccess(person.id, measure);
        return mayComment(access) || (person.organisation === guest.organisation && mayRead(access));
      }),
  );
}
