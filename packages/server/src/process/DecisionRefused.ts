/** What somebody wanted decided does not follow from how things stand now. */
export class DecisionRefused extends Error {
  override name = "DecisionRefused";
  readonly reason: "conflict" | "not-found";

  /** `message` says, for developers and logs, what went wrong and what helps. */
  constructor(reason: "conflict" | "not-found", message: string) {
    super(message);
    this.reason = reason;
  }
}
