/** Our own short names of problems. They stand apart from the shapes, since the first view of a page reads them alone. */
export const problemTypes = [
  "invalid-input",
  "signed-out",
  "wrong-credentials",
  "too-many-attempts",
  "foreign-origin",
  "forbidden",
  "not-found",
  "conflict",
  "invitation-invalid",
  "password-link-invalid",
  "setup-closed",
  "wrong-setup-code",
  "read-only",
  "internal",
] as const;
export type ProblemType = (typeof problemTypes)[number];
