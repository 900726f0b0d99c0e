import { AUDIT_PAGE, auditFilterShape, auditPageShape } from "@querschnitt/shared/api/audit";
import { z } from "zod";
import type { App, HttpContext } from "./HttpContext.ts";
import { administratorOnly } from "./signedIn.ts";

/** The audit list, for administrators. It is written by whoever does a deed, never over HTTP. */
export function auditRoutes(app: App, context: HttpContext): void {
  app.get(
    "/api/audit",
    {
      schema: {
        tags: ["administration"],
        summary: "Deeds of the administration and changes of rights, newest first (administrators)",
        querystring: auditFilterShape.extend({
          limit: z.coerce.number().int().min(1).max(AUDIT_PAGE).default(50),
          before: z.coerce.number().int().positive().optional(),
        }),
        response: { 200: auditPageShape },
      },
    },
    async (request) => {
      administratorOnly(context, request);
      const { limit, before, ...filter } = request.query;
      return context.audit.find(filter, limit, before);
    },
  );
}
