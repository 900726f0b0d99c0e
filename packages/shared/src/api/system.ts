import { z } from "zod";
import { id } from "./workspace.ts";

/** Who is connected now, for administrators. Who has opened which measure stays everybody's own business. */
export const connectedShape = z.object({
  people: z.array(z.object({ person: id, sessions: z.number().int() })),
  /** How many documents of a measure are open, and how many people have them open. */
  measures: z.array(z.object({ measure: id, documents: z.number().int(), people: z.number().int() })),
});
export type Connected = z.infer<typeof connectedShape>;

export const systemShape = z.object({
  version: z.string(),
  /** ISO 8601 time. */
  startedAt: z.string(),
  storage: z.enum(["ok", "read-only"]),
  log: z.object({
    /** Bytes of the file, and of what it holds; null where the storage does not know. */
    file: z.number().nullable(),
    used: z.number().nullable(),
  }),
  /** ISO 8601 time of the last backup that the data folder knows of. */
  lastBackupAt: z.string().nullable(),
  limits: z.array(
    z.object({ name: z.string(), value: z.number(), standard: z.number(), variable: z.string() }),
  ),
});
export type System = z.infer<typeof systemShape>;
