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

/**
 * A fractional index, which sorts as a plain string: the first character says how many belong to the whole part, and a
 * fraction does not end in 0. Any other key would keep everybody from putting something beside it, since
 * `fractional-indexing` throws at it.
 * @param most characters
 */
export const order = (most: number) =>
  z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]*$/)
    .max(most)
    .refine((key) => key.length === wholeLength(key) || (key.length > wholeLength(key) && !key.endsWith("0")))
    .refine((key) => key !== `A${"0".repeat(26)}`);

/** "a" to "z" begin whole parts of 2 to 27 characters, "Z" to "A" likewise. */
function wholeLength(key: string): number {
  const head = key.charCodeAt(0);
  return head >= 97 ? head - 97 + 2 : 90 - head + 2;
}
