import swagger from "@fastify/swagger";
import { problemShape } from "@querschnitt/shared/api/problem";
import { problemTypes } from "@querschnitt/shared/api/problemTypes";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { z } from "zod";
import { SESSION_COOKIE } from "../identity/Sessions.ts";
import type { App } from "./HttpContext.ts";

export const VERSION = "0.1.0";

/** As much of a description as we touch after it was made. */
interface OpenApiDocument {
  paths?: Record<string, Record<string, unknown>>;
}

/** Describes every route registered after it at `/api/openapi.json`. */
export async function openApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Querschnitt",
        version: VERSION,
        description:
          "People, rights and the plan. Shared content is read and written over sync (PROTOCOL.md), never here. " +
          "Every error is a problem detail (RFC 9457) whose type is `about:querschnitt/` and one of: " +
          `${problemTypes.join(", ")}.`,
      },
      components: {
        securitySchemes: { session: { type: "apiKey", in: "cookie", name: SESSION_COOKIE } },
        schemas: { Problem: z.toJSONSchema(problemShape, { target: "openapi-3.0" }) as object },
        responses: {
          Problem: {
            description: "Why it was not done",
            content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
          },
        },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
  });
  let described: OpenApiDocument | undefined;
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => {
    described ??= withProblems(app.swagger() as OpenApiDocument);
    return described;
  });
}

/** Any operation can be refused, so every one says how. */
function withProblems(document: OpenApiDocument): OpenApiDocument {
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path)) {
      if (typeof operation === "object" && operation !== null && "responses" in operation) {
        Object.assign(operation.responses as object, { default: { $ref: "#/components/responses/Problem" } });
      }
    }
  }
  return document;
}
