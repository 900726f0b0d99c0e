import { languages } from "@querschnitt/shared/api/languages";
import { id } from "@querschnitt/shared/api/workspace";
import { z } from "zod";
import { fileFormats, mediaTypes } from "../exports/sessionFile.ts";
import { handoutKinds } from "../handouts/Handouts.ts";
import { cityDay } from "../notifications/cityTime.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { signedIn } from "./signedIn.ts";
import { noSuchSession } from "./sittings.ts";

/** How the API's description calls bytes; they are sent as they are. */
const bytes = z.file() as unknown as z.ZodType<Uint8Array>;

/** Sessions as files to hand out: agenda and minutes, each in every format. */
export function sittingExportRoutes(app: App, context: HttpContext): void {
  const { authority, handouts, sittings } = context;

  for (const kind of handoutKinds)
    for (const format of fileFormats)
      app.get(
        `/api/sittings/:id/${kind}.${format}`,
        {
          schema: {
            tags: ["sessions"],
            summary: `The ${kind} as a file: what is public, or all (those who belong to the non-public part)`,
            params: z.object({ id }),
            querystring: z.object({ part: z.enum(["public", "all"]), language: z.enum(languages) }),
            response: {
              200: { description: "The file", content: { [mediaTypes[format]]: { schema: bytes } } },
            },
          },
        },
        async (request, reply) => {
          const { person } = signedIn(context, request);
          const session = request.params.id;
          const { language } = request.query;
          const part = request.query.part === "all" ? "closed" : "public";
          const facts = sittings.get(session);
          const mayRead = (): boolean => authority.access(person.id, { kind, session, part }).mayRead;
          // Who may not read it is answered as if there were nothing, whether there is or not.
          if (!facts || !mayRead()) throw noSuchSession();
          const file = await handouts.file({ session, kind, part, language, format, readers: [person.id] });
          const day = cityDay(Date.parse(facts.start));
          // Drawing takes a while: it is handed out to whoever may read it now.
          if (!mayRead()) throw noSuchSession();
          return reply
            .type(mediaTypes[format])
            .header("content-disposition", `attachment; filename="${day}-${kind}.${format}"`)
            .send(file);
        },
      );
}
