import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyRequest } from "fastify";
import type { App } from "./HttpContext.ts";
import { sendProblem } from "./problems.ts";
import { nothingHere } from "./signedIn.ts";

/** Serves the built web application, if there is one, and its first page for every address inside it. */
export async function staticFiles(app: App, webDist: string | undefined): Promise<void> {
  const root = webDist !== undefined && existsSync(join(webDist, "index.html")) ? webDist : undefined;
  if (root === undefined) {
    app.log.warn("no built web application: only the API is served");
  } else {
    await app.register(fastifyStatic, {
      root,
      cacheControl: false,
      // The build lays them beside: compressing at each request would cost what sync needs.
      preCompressed: true,
      setHeaders: (reply, path) => {
        // Only what carries a hash of its content in its name can never change.
        const hashed = path.startsWith(join(root, "assets"));
        reply.setHeader("vary", "accept-encoding");
        reply.setHeader("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (root !== undefined && isPage(request)) {
      return reply.header("cache-control", "no-cache").sendFile("index.html");
    }
    return sendProblem(reply, nothingHere());
  });
}

/** Whether an unknown address may belong to the web application's own routes. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const [path = ""] = url.split("?");
  return (
    (method === "GET" || method === "HEAD") &&
    !/^\/(api|sync|notices|assets)(\/|$)/.test(path) &&
    !/\.\w+$/.test(path) &&
    (headers.accept ?? "*/*").match(/text\/html|\*\/\*/) !== null
  );
}
