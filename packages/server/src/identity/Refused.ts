import type { ProblemType } from "@querschnitt/shared/api/problemTypes";

export interface RefusedMore {
  /** Fields that were not accepted: path → our short name of the cause. */
  fields?: Record<string, string>;
  /** Seconds to wait before trying again. */
  retryAfter?: number;
}

/** What somebody asked for is not done; HTTP answers with problem details of this type. */
export class Refused extends Error {
  override name = "Refused";
  readonly type: ProblemType;
  readonly more: RefusedMore;

  /** `detail` says, for developers and logs, what went wrong and what helps. */
  constructor(type: ProblemType, detail: string, more: RefusedMore = {}) {
    super(detail);
    this.type = type;
    this.more = more;
  }
}
