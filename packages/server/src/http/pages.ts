import {
  legalPageShape,
  pageAddressShape,
  pageChangeShape,
  pageVersionShape,
} from "@querschnitt/shared/api/pages";
import { z } from "zod";
import type { App, HttpContext } from "./HttpContext.ts";
import { administrator } from "./signedIn.ts";

/** Imprint, privacy notice, accessibility statement, contact: everybody reads them, administrators write them. */
export function pageRoutes(app: App, context: HttpContext): void {
  const { pages, recordDeed } = context;
  const tags = ["pages"];

  app.get(
    "/api/pages/:page/:language",
    {
      schema: {
        tags,
        summary: "The text of a page, as Markdown",
        security: [],
        params: pageAddressShape,
        response: { 200: legalPageShape },
      },
    },
    async (request) => pages.get(request.params.page, request.params.language),
  );

  app.put(
    "/api/pages/:page/:language",
    {
      schema: {
        tags,
        summary: "Save a page (administrators); another version than the one that was edited is a conflict",
        params: pageAddressShape,
        body: pageChangeShape,
        response: { 200: legalPageShape },
      },
    },
    async (request) => {
      const { id: by } = administrator(context, request);
      const { page, language } = request.params;
      const saved = await pages.save(by, page, language, request.body);
      await recordDeed({ kind: "page-saved", by, page, after: { language, version: saved.version } });
      return saved;
    },
  );

  app.get(
    "/api/pages/:page/:language/history",
    {
      schema: {
        tags,
        summary: "Who saved a page when, newest first, with the texts (administrators)",
        params: pageAddressShape,
        response: { 200: z.array(pageVersionShape) },
      },
    },
    async (request) => {
      administrator(context, request);
      return pages.history(request.params.page, request.params.language);
    },
  );
}
