/** The languages of interface, e-mails and legal pages. */
export const languages = ["de", "en"] as const;
export type Language = (typeof languages)[number];
