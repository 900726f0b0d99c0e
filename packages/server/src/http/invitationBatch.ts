import {
  BATCH_ROWS,
  invitationBatchResultShape,
  invitationBatchShape,
  newInvitationShape,
} from "@querschnitt/shared/api/identity";
import { z } from "zod";
import type { App, HttpContext } from "./HttpContext.ts";
import { linkTo } from "./secretLinks.ts";
import { administratorOnly } from "./signedIn.ts";
import { invitationView } from "./views.ts";

/** Bytes of a row at most: names, an address and ids. */
const ROW_BYTES = 4 * 1024;

/** Inviting many people at once, as a list from a spreadsheet says. */
export function invitationBatchRoutes(app: App, context: HttpContext): void {
  app.post(
    "/api/invitations/batch",
    {
      bodyLimit: BATCH_ROWS * ROW_BYTES,
      schema: {
        tags: ["invitations"],
        summary:
          "Invite many (administrators), each row for itself; a repeated Idempotency-Key creates nothing more and answers the same links",
        headers: z.object({ "idempotency-key": z.string().min(16).max(100) }),
        body: invitationBatchShape,
        response: { 200: invitationBatchResultShape },
      },
    },
    async (request) => {
      const { person } = administratorOnly(context, request);
      const known = (measure: string) => context.measures.get(measure) !== undefined;
      const rows = request.body.rows.map((row) => {
        const { data } = newInvitationShape.safeParse(row);
        return data?.measures.every(({ measure }) => known(measure)) ? data : undefined;
      });
      const key = request.headers["idempotency-key"];
      const outcomes = await context.invitations.createAll(person.id, rows, key);
      return {
        results: outcomes.map((outcome) =>
          "refused" in outcome
            ? outcome
            : {
                invitation: invitationView(outcome.invitation),
                link: linkTo(context, request, "/invitation", outcome.secret),
              },
        ),
      };
    },
  );
}
