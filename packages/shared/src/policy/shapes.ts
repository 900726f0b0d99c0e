import { z } from "zod";

/** An id of ours, as `newId` makes them: also the name of an entry in a ledger. */
export const identifier = z.string().regex(/^[a-z0-9]{1,40}$/);

/** A moment, in milliseconds since the epoch. */
export const moment = z.number().int().nonnegative();

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date();
