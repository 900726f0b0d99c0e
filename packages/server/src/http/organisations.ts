import { id, newOrganisationShape, organisationShape } from "@querschnitt/shared/api/workspace";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { z } from "zod";
import { refuseUnlessAdministers } from "../identity/administration.ts";
import { Refused } from "../identity/Refused.ts";
import { note } from "../storage/deeds.ts";
import { changesOf } from "./changes.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { administrator, signedIn } from "./signedIn.ts";

/** The organisations of the workspace: everybody signed in sees them, administrators keep them. */
export function organisationRoutes(app: App, context: HttpContext): void {
  const { directory, index } = context;
  const tags = ["organisations"];

  app.get(
    "/api/organisations",
    { schema: { tags, summary: "All organisations", response: { 200: z.array(organisationShape) } } },
    async (request) => {
      signedIn(context, request);
      return index.data.organisations;
    },
  );

  app.post(
    "/api/organisations",
    {
      schema: {
        tags,
        summary: "Add an organisation (administrators)",
        body: newOrganisationShape,
        response: { 201: organisationShape },
      },
    },
    async (request, reply) => {
      const { id: by } = administrator(context, request);
      const organisation = { id: newId(), ...request.body };
      await directory.update((data) => {
        refuseUnlessAdministers(data, by);
        data.organisations.push(organisation);
        note(data, context.now(), { kind: "organisation-created", by, organisation: organisation.id });
      });
      return reply.code(201).send(organisation);
    },
  );

  app.patch(
    "/api/organisations/:id",
    {
      schema: {
        tags,
        summary: "Change an organisation (administrators)",
        params: z.object({ id }),
        body: newOrganisationShape.partial(),
        response: { 200: organisationShape },
      },
    },
    async (request) => {
      const { id: by } = administrator(context, request);
      return directory.update((data) => {
        refuseUnlessAdministers(data, by);
        const organisation = data.organisations.find((one) => one.id === request.params.id);
        if (!organisation) throw new Refused("not-found", "There is no such organisation.");
        const changes = changesOf(organisation, request.body);
        if (changes) {
          const deed = { kind: "organisation-changed", by, organisation: organisation.id } as const;
          note(data, context.now(), { ...deed, ...changes });
        }
        return Object.assign(organisation, request.body);
      });
    },
  );
}
