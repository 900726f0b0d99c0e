import { expect, test } from "vitest";
import { hashPassword, PasswordsBusy, verifyPassword } from "./passwordHash.ts";

test("a password is recognised, another one is not, and its hash shows its parameters", async () => {
  const hash = await hashPassword("Straßenlaterne am Hafen");
  expect(hash).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await verifyPassword("Straßenlaterne am Hafen", hash)).toBe(true);
  expect(await verifyPassword("Strassenlaterne am Hafen", hash)).toBe(false);
});

test("the same letters typed as other code points are the same password", async () => {
  const hash = await hashPassword("Bürgermeister\u00e4".normalize("NFC"));
  expect(await verifyPassword("Bürgermeister\u00e4".normalize("NFD"), hash)).toBe(true);
});

test("two hashes of one password differ", async () => {
  expect(await hashPassword("Straßenlaterne")).not.toBe(await hashPassword("Straßenlaterne"));
});

test.each([undefined, "", "plain", "scrypt$15$8$3$$", "md5$1$2$3$4$5"])(
  "no password fits the hash %s",
  async (hash) => {
    expect(await verifyPassword("", hash)).toBe(false);
  },
);

test("a flood of passwords is turned away instead of piling up, and the server recovers", async () => {
  const flood = await Promise.allSettled(
    Array.from({ length: 130 }, () => verifyPassword("x", "scrypt$4$1$1$AAAA$AAAA")),
  );
  const refused = flood.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(130 - 102);
  for (const one of refused) expect(one.reason).toBeInstanceOf(PasswordsBusy);
  expect(await verifyPassword("x", undefined)).toBe(false);
});
