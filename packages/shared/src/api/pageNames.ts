/** The pages that the law asks for; each is read without signing in, and its text is the administrators'. */
export const pageNames = ["imprint", "privacy", "accessibility", "contact"] as const;
export type PageName = (typeof pageNames)[number];
