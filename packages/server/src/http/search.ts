import { searchAnswerShape, searchQueryShape } from "@querschnitt/shared/api/search";
import { Refused } from "../identity/Refused.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { signedIn } from "./signedIn.ts";

/** Questions of one person that may be under way at once: as one types, and in a second window. */
const MOST_AT_ONCE = 4;

/** Looking for words in everything one may see. */
export function searchRoutes(app: App, context: HttpContext): void {
  const asking = new Map<string, number>();

  app.get(
    "/api/search",
    {
      schema: {
        tags: ["search"],
        summary:
          "Find words in titles, texts, comments and responsibilities of measures, and in titles, places, agendas and minutes of sessions, as far as one may see them",
        querystring: searchQueryShape,
        response: { 200: searchAnswerShape },
      },
    },
    async (request) => {
      const { id } = signedIn(context, request).person;
      const others = asking.get(id) ?? 0;
      if (others >= MOST_AT_ONCE) {
        throw new Refused("too-many-attempts", "Wait for the answers to the questions before.", {
          retryAfter: 1,
        });
      }
      asking.set(id, others + 1);
      try {
        return await context.search.find(id, request.query);
      } finally {
        const left = (asking.get(id) ?? 1) - 1;
        if (left > 0) asking.set(id, left);
        else asking.delete(id);
      }
    },
  );
}
