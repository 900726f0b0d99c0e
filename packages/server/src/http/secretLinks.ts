import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { HttpContext } from "./HttpContext.ts";

/** The secret of a link, in an address of the API. */
export const secretParams = z.object({ secret: z.string().regex(/^[\w-]{1,100}$/) });

/** A link to a page that is opened with a secret. Behind "#" it reaches no server's log and no other site's Referer. */
export function linkTo(
  { config }: HttpContext,
  request: FastifyRequest,
  path: string,
  secret: string,
): string {
  const origin = config.publicUrl ?? `${request.protocol}://${request.headers.host}`;
  return `${origin}${path}#${secret}`;
}
