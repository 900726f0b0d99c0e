/**
 * What the tour shows, in its order. A step belongs to a page, and points at a place on it; the texts stand in the catalogue
 * under the step's name.
 */
export const tourSteps = [
  { name: "plan", page: "plan", place: undefined },
  { name: "text", page: "measure", place: "#main .ProseMirror" },
  { name: "saved", page: "measure", place: "button[data-work]" },
  { name: "discussion", page: "measure", place: '#main [role="tab"][id$="-trigger-discussion"]' },
  { name: "record", page: "measure", place: '#main [role="tab"][id$="-trigger-record"]' },
  { name: "responsibilities", page: "measure", place: '#main [role="tab"][id$="-trigger-responsibilities"]' },
  { name: "search", page: "measure", place: "header :is(search, button[data-search])" },
  { name: "notifications", page: "measure", place: 'header a[href="/notifications"]' },
  { name: "finish", page: "measure", place: undefined },
] as const satisfies readonly { name: string; page: "plan" | "measure"; place: string | undefined }[];

export type TourStep = (typeof tourSteps)[number];

/** Whether an address is of the page that a step belongs to. */
export function isOnPage({ page }: TourStep, path: string): boolean {
  return page === "plan" ? path === "/" : path.startsWith("/measures/");
}
