import { expect, test } from "vitest";
import { type Attempt, SignInThrottle } from "./SignInThrottle.ts";

function throttle() {
  let now = 1_000_000;
  const tested = new SignInThrottle(() => now);
  const tries = async (attempt: Partial<Attempt>, right = false) => {
    const whole = { address: "192.0.2.1", account: "opfer@a.example", device: undefined, ...attempt };
    const answer = await tested.attempt(whole, async () => right);
    return answer.outcome;
  };
  const pass = (seconds: number): void => {
    now += seconds * 1000;
  };
  return { tested, tries, pass };
}

test("after five wrong passwords one address waits on that account, and the wait ends", async () => {
  const { tested, tries, pass } = throttle();
  for (let i = 0; i < 5; i++) expect(await tries({})).toBe("wrong");
  expect(await tries({}, true)).toBe("wait");
  const attempt = { address: "192.0.2.1", account: "opfer@a.example", device: undefined };
  expect(await tested.attempt(attempt, async () => true)).toEqual({ outcome: "wait", seconds: 60 });
  pass(60);
  expect(await tries({}, true)).toBe("right");
});

test("an attacker at one address does not shut out the person at another", async () => {
  const { tries } = throttle();
  for (let i = 0; i < 1_000; i++) await tries({ address: "198.51.100.9" });
  expect(await tries({ address: "192.0.2.1" }, true)).toBe("right");
});

test("an attacker at many addresses does not shut out a device the person has used", async () => {
  const { tries } = throttle();
  for (let i = 0; i < 1_000; i++) await tries({ address: `10.0.${i >> 8}.${i & 255}` });
  expect(await tries({ address: "192.0.2.1" }, true)).toBe("wait");
  expect(await tries({ device: "laptop" }, true)).toBe("right");
});

test("an attacker behind the same address does not shut out a device the person has used", async () => {
  const { tries } = throttle();
  for (let i = 0; i < 100; i++) await tries({});
  expect(await tries({ device: "laptop" }, true)).toBe("right");
});

test("a stolen device does not try without end", async () => {
  const { tries } = throttle();
  for (let i = 0; i < 10; i++) expect(await tries({ device: "laptop" })).toBe("wrong");
  expect(await tries({ device: "laptop" })).toBe("wait");
});

test("one address does not try many accounts without end", async () => {
  const { tries } = throttle();
  for (let i = 0; i < 50; i++) expect(await tries({ account: `a${i}` })).toBe("wrong");
  expect(await tries({ account: "another" })).toBe("wait");
});

test("addresses of one IPv6 network count as one", async () => {
  const { tries } = throttle();
  for (let i = 0; i < 5; i++) await tries({ address: `2001:db8:1:2::${i + 1}` });
  expect(await tries({ address: "2001:db8:1:2:aaaa::1" })).toBe("wait");
  expect(await tries({ address: "2001:db8:1:3::1" })).toBe("wrong");
});

test("attempts made at the same moment do not pass together", async () => {
  const { tries } = throttle();
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => tries({})));
  expect(outcomes.filter((outcome) => outcome === "wrong")).toHaveLength(5);
});

test("whoever signs in rightly starts afresh", async () => {
  const { tries } = throttle();
  for (let i = 0; i < 4; i++) await tries({});
  expect(await tries({}, true)).toBe("right");
  for (let i = 0; i < 5; i++) expect(await tries({})).toBe("wrong");
});

test("a check that fails is no wrong password", async () => {
  const { tested, tries } = throttle();
  const attempt = { address: "192.0.2.1", account: "opfer@a.example", device: undefined };
  for (let i = 0; i < 9; i++) {
    await expect(tested.attempt(attempt, () => Promise.reject(new Error("busy")))).rejects.toThrow("busy");
  }
  expect(await tries({}, true)).toBe("right");
});
