/** Names of what the API knows, from general to particular: a prefix stands for all that begins with it. */
export const keys = {
  workspace: ["workspace"],
  demonstration: ["demonstration"],
  me: ["me"],
  organisations: ["directory", "organisations"],
  people: ["directory", "people"],
  workingGroups: ["directory", "working-groups"],
  directory: ["directory"],
  accounts: ["accounts"],
  invitations: ["invitations"],
  sessions: ["sessions"],
  measures: ["measures"],
  plan: ["measures", "plan"],
  measure: (id: string) => ["measures", "one", id],
  measurePeople: (id: string) => ["measures", "one", id, "people"],
  passwordLink: (secret: string) => ["password-link", secret],
  invitation: (secret: string) => ["invitation", secret],
} as const;
