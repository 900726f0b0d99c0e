import { shownMailShape } from "@querschnitt/shared/api/notifications";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { administrator } from "./signedIn.ts";

/** What would be sent, where nothing is: on a loopback address without an SMTP server. */
export function mailboxRoutes(app: App, context: HttpContext): void {
  app.get(
    "/api/mailbox",
    {
      schema: {
        tags: ["notifications"],
        summary: "E-mails that would have been sent (administrators; demonstration and development only)",
        response: { 200: z.array(shownMailShape) },
      },
    },
    async (request) => {
      administrator(context, request);
      const { shownMails } = context;
      if (!shownMails) throw new Refused("not-found", "E-mails are sent here, or cannot be shown.");
      return [...shownMails()];
    },
  );
}
