/** All texts of one language, in one piece: namespace file → texts. */
export const catalogues = import.meta.glob<Record<string, unknown>>("./de/*.json", {
  import: "default",
  eager: true,
});
