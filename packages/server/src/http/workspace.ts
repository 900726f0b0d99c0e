import { demonstrationShape, meShape } from "@querschnitt/shared/api/identity";
import { setupShape, workspaceShape } from "@querschnitt/shared/api/workspace";
import { Refused } from "../identity/Refused.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { openSession } from "./signedIn.ts";
import { meView } from "./views.ts";

/** What anybody may know before signing in, and the first set-up. */
export function workspaceRoutes(app: App, context: HttpContext): void {
  const { index, setup } = context;

  app.get(
    "/api/workspace",
    {
      schema: {
        tags: ["workspace"],
        summary: "Name and state of the workspace",
        security: [],
        response: { 200: workspaceShape },
      },
    },
    async () => {
      const { workspace } = index.data;
      return {
        name: workspace?.name ?? "",
        configured: workspace !== null,
        demonstration: workspace?.demonstration ?? false,
      };
    },
  );

  app.get(
    "/api/demonstration",
    {
      schema: {
        tags: ["workspace"],
        summary: "Sign-ins of the demonstration workspace, on a loopback address only",
        security: [],
        response: { 200: demonstrationShape },
      },
    },
    async () => {
      const demonstration = context.demonstration();
      if (!demonstration) throw new Refused("not-found", "This is no demonstration.");
      return demonstration;
    },
  );

  app.post(
    "/api/setup",
    {
      schema: {
        tags: ["workspace"],
        summary: "Create the workspace and its administrator, with the code from the server's console",
        security: [],
        body: setupShape,
        response: { 201: meShape },
      },
    },
    async (request, reply) => {
      const person = await setup.perform(request.body);
      await openSession(context, request, reply, person);
      return reply.code(201).send(meView(index, person));
    },
  );
}
