import { expect, test } from "vitest";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { NobodyWaits, OneByOne } from "./OneByOne.ts";

test("one person's questions are worked on one by one, whatever becomes of them; others' are not held up", async () => {
  const questions = new OneByOne();
  const begun: string[] = [];
  const endings = new Map<string, (failure?: Error) => void>();
  const ask = (person: string, name: string, isWaiting = () => true): Promise<string> =>
    questions.ask(person, isWaiting, () => {
      begun.push(name);
      return new Promise((resolve, reject) => {
        endings.set(name, (failure) => (failure ? reject(failure) : resolve(name)));
      });
    });
  const first = ask("ada", "first");
  const second = ask("ada", "second");
  const left = ask("ada", "left", () => false);
  const last = ask("ada", "last");
  const others = ask("ben", "others");
  await Promise.resolve();
  endings.get("others")?.();
  expect(await others).toBe("others");
  expect(begun).toEqual(["first", "others"]);
  endings.get("first")?.(new Error("failed"));
  await expect(first).rejects.toThrow("failed");
  await waitFor("the second is begun", () => begun.at(-1) === "second");
  expect(begun).toEqual(["first", "others", "second"]);
  endings.get("second")?.();
  expect(await second).toBe("second");
  await expect(left).rejects.toThrow(NobodyWaits);
  await waitFor("the last is begun", () => begun.at(-1) === "last");
  endings.get("last")?.();
  expect(await last).toBe("last");
});
