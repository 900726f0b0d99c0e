import { z } from "zod";

/**
 * An id of ours, as `newId` makes them: also the name of an entry in a ledger. "constructor" is the one word of these letters
 * that every plain object answers to, so whoever looks up an entry of that name would find what nobody has written.
 */
export const identifier = z.string().regex(/^(?!constructor$)[a-z0-9]{1,40}$/);

/** The end of the year 9998, so that the day has four digits for its year in every time zone. */
const LAST_MOMENT = 253_370_764_799_999;

/** A moment, in milliseconds since the epoch. */
export const moment = z.number().int().nonnegative().max(LAST_MOMENT);

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date();
