import { languages } from "@querschnitt/shared/api/languages";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import { id } from "@querschnitt/shared/api/workspace";
import { z } from "zod";
import { sessionMarkdown } from "../exports/markdown/sessionMarkdown.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { agendaDocument } from "./sessionDocument.ts";
import { signedIn } from "./signedIn.ts";
import { noSuchSession, sessionFor } from "./sittings.ts";

/** Sessions as files to hand out. */
export function sittingExportRoutes(app: App, context: HttpContext): void {
  const { authority, readLedger, sittings } = context;

  app.get(
    "/api/sittings/:id/agenda.md",
    {
      schema: {
        tags: ["sessions"],
        summary:
          "The agenda as Markdown: what is public of it, or all (those who belong to the non-public part)",
        params: z.object({ id }),
        querystring: z.object({ part: z.enum(["public", "all"]), language: z.enum(languages) }),
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const { person } = signedIn(context, request);
      const session = sessionFor(context, person.id, request.params.id);
      const { part, language } = request.query;
      const closedRoom = { kind: "agenda", session: session.id, part: "closed" } as const;
      // Who has no part in it is answered as if there were nothing, whether there is or not.
      if (part === "all" && !authority.access(person.id, closedRoom).mayRead) throw noSuchSession();
      const agenda = await readLedger({ ...closedRoom, part: "public" });
      const closed = part === "all" ? await readLedger(closedRoom) : undefined;
      const facts = sittings.get(session.id) as SessionFacts;
      const markdown = sessionMarkdown(
        agendaDocument(context, { facts, person: person.id, language, agenda, closed }),
      );
      return reply
        .type("text/markdown; charset=utf-8")
        .header("content-disposition", `attachment; filename="${facts.start.slice(0, 10)}-agenda.md"`)
        .send(markdown);
    },
  );
}
