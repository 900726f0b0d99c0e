import type { Catalogue } from "../translate.ts";

/** The texts of the first view in one language: of the frame around every page, and of the plan. Namespace file → texts. */
export const catalogues = import.meta.glob<Catalogue>("./en/{common,frame,plan,search,standing,work}.json", {
  import: "default",
  eager: true,
});
