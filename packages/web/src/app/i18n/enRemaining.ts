/** All other texts of one language, in one piece: namespace file → texts. */
export const catalogues = import.meta.glob<Record<string, unknown>>(
  ["./en/*.json", "!./en/{common,frame,plan,search,signIn,standing,work}.json"],
  {
    import: "default",
    eager: true,
  },
);
