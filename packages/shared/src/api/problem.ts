import { z } from "zod";

/** An error as RFC 9457 problem details. `type` is one of our own short names behind `about:querschnitt/`. */
export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** What went wrong and what helps, in English, for developers and logs. People read the catalogue's text. */
  detail: z.string().optional(),
  /** Fields that were not accepted, for forms: path → our short name of the cause. */
  fields: z.record(z.string(), z.string()).optional(),
  /** Seconds to wait before trying again, where that helps. */
  retryAfter: z.number().optional(),
});
export type Problem = z.infer<typeof problemShape>;
