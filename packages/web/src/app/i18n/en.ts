/** The texts of the first view in one language: of the frame around every page, and of the plan. Namespace file → texts. */
export const catalogues = import.meta.glob<Record<string, unknown>>(
  "./en/{common,frame,plan,search,signIn,standing,work}.json",
  {
    import: "default",
    eager: true,
  },
);
