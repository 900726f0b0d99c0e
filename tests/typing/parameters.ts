/** What typing is measured under. */
export const parameters = {
  /** The draft: pages of about this many characters, paragraphs of about that many. */
  pages: 100,
  charactersPerPage: 2_500,
  charactersPerParagraph: 400,
  /** The others, each in a paragraph of their own somewhere in the draft; keystrokes per second of each. */
  others: 10,
  otherRate: 5,
  /** The one whose keystrokes are timed: typed before it counts, counted, and milliseconds between two. */
  warmUpKeys: 60,
  keys: 600,
  keyInterval: 120,
  /** Milliseconds within which 95 of 100 keystrokes must be seen. */
  goal: 50,
} as const;
