import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** 32 MiB and roughly a quarter of a second: one of the settings of OWASP's password storage cheat sheet. */
const cost = { log2N: 15, r: 8, p: 3 };
const HASH_BYTES = 32;

/** Hashing takes memory and a core; more than this at once would starve the rest of the server. */
const MAX_RUNNING = 2;
const MAX_WAITING = 100;

/** More people than the server can serve try passwords at this moment. */
export class PasswordsBusy extends Error {
  override name = "PasswordsBusy";
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (running >= MAX_RUNNING) {
    if (waiting.length >= MAX_WAITING) throw new PasswordsBusy("too many passwords are being checked");
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running++;
  }
  try {
    return await work();
  } finally {
    // The place is handed on rather than given back, so that nobody slips in between.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function derive(password: string, salt: Buffer, { log2N, r, p }: typeof cost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** log2N, r, p, maxmem: 256 * 1024 * 1024 };
  return inTurn(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        // The same letters can be typed as different code points; keyboards differ in it.
        scrypt(password.normalize("NFKC"), salt, HASH_BYTES, options, (error, hash) => {
          if (error) reject(error);
          else resolve(hash);
        });
      }),
  );
}

/** Encodes a password as `scrypt$<log2 N>$<r>$<p>$<salt>$<hash>`. @throws PasswordsBusy */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return ["scrypt", cost.log2N, cost.r, cost.p, salt.toString("base64url"), hash.toString("base64url")].join(
    "$",
  );
}

/**
 * Whether a password is the one behind an encoded hash. Without a hash it takes as long as with one and answers
 * no, so that the time does not tell which accounts exist. @throws PasswordsBusy
 */
export async function verifyPassword(password: string, encoded: string | undefined): Promise<boolean> {
  const parts = (encoded ?? "").split("$");
  const [scheme, log2N, r, p, salt, hash] = parts;
  if (scheme !== "scrypt" || !salt || !hash || parts.length !== 6) {
    await derive(password, Buffer.alloc(16), cost);
    return false;
  }
  const expected = Buffer.from(hash, "base64url");
  const given = await derive(password, Buffer.from(salt, "base64url"), {
    log2N: Number(log2N),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === given.length && timingSafeEqual(expected, given);
}
