import { createHash } from "node:crypto";
import { z } from "zod";

/** A client names its request, so that it can send it again when no answer came. */
export const idempotencyHeaders = z.object({ "idempotency-key": z.string().min(1).max(100).optional() });

/**
 * The name under which what a request made is kept; undefined for one without a name. It belongs to its person and
 * purpose: nobody learns of anything by guessing another's key.
 */
export function idempotencyKey(
  purpose: "measure" | "report" | "sitting" | "version",
  person: string,
  headers: z.infer<typeof idempotencyHeaders>,
): string | undefined {
  const key = headers["idempotency-key"];
  return key && createHash("sha256").update(`${purpose} ${person} ${key}`).digest("hex");
}
