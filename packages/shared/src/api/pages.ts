import { z } from "zod";
import { languages } from "./languages.ts";
import { pageNames } from "./pageNames.ts";
import { id } from "./workspace.ts";

/** Longest text of a page, in UTF-16 units. */
export const MAX_PAGE = 60_000;

export const pageAddressShape = z.object({ page: z.enum(pageNames), language: z.enum(languages) });

export const legalPageShape = pageAddressShape.extend({
  /** Markdown; places to fill in stand in square brackets. */
  text: z.string(),
  /** 0 for the text that came with the product, then one more with every saving. */
  version: z.number().int(),
  /** ISO 8601 time; null for the text that came with the product. */
  savedAt: z.string().nullable(),
});
export type LegalPage = z.infer<typeof legalPageShape>;

export const pageChangeShape = z.object({
  text: z.string().min(1).max(MAX_PAGE),
  /** The version that was edited; what somebody else saved meanwhile is a conflict. */
  version: z.number().int().nonnegative(),
});
export type PageChange = z.infer<typeof pageChangeShape>;

/** One saving of a page, as administrators see it. */
export const pageVersionShape = z.object({
  version: z.number().int(),
  text: z.string(),
  by: id,
  at: z.string(),
});
export type PageVersion = z.infer<typeof pageVersionShape>;
