import { z } from "zod";
import type { App, HttpContext } from "./HttpContext.ts";

const healthShape = z.object({ status: z.enum(["ok", "read-only"]) });

/** For whoever watches over the server: 200 while everything can be kept, 503 while nothing can be stored. */
export function healthRoutes(app: App, context: HttpContext): void {
  app.get(
    "/healthz",
    {
      config: { rateLimit: false },
      logLevel: "warn",
      schema: {
        tags: ["operation"],
        summary: "Whether the server can do its work",
        security: [],
        response: { 200: healthShape, 503: healthShape },
      },
    },
    async (_request, reply) => {
      const status = context.storageState();
      return reply
        .code(status === "ok" ? 200 : 503)
        .header("cache-control", "no-store")
        .send({ status });
    },
  );
}
