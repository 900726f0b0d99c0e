import { expect, test } from "vitest";
import { isOwnOrigin } from "./origin.ts";

const local = { publicUrl: undefined, loopback: true };
const open = { publicUrl: undefined, loopback: false };
const named = { publicUrl: "https://plan.example", loopback: true };
const host = "127.0.0.1:3000";

test.each<[string, boolean, Parameters<typeof isOwnOrigin>]>([
  ["a program without an origin", true, [{ host }, local]],
  ["our own page", true, [{ host, origin: `http://${host}` }, local]],
  ["our own page under a local name", true, [{ host: "localhost:1", origin: "http://localhost:1" }, local]],
  ["another site", false, [{ host, origin: "https://evil.example" }, local]],
  ["another port of this machine", false, [{ host, origin: "http://127.0.0.1:8080" }, local]],
  ["a page without an origin of its own", false, [{ host, origin: "null" }, local]],
  ["a rebound name", false, [{ host: "evil.example", origin: "http://evil.example" }, local]],
  ["a name in the city's network", true, [{ host: "plan.lan", origin: "http://plan.lan" }, open]],
  ["the configured name", true, [{ host, origin: "https://plan.example" }, named]],
  ["the configured name without TLS", false, [{ host, origin: "http://plan.example" }, named]],
  [
    "a name that is not the configured one",
    false,
    [
      { host: "x.lan", origin: "http://x.lan" },
      { ...named, loopback: false },
    ],
  ],
  ["a cross-site form without an origin", false, [{ host, "sec-fetch-site": "cross-site" }, local]],
  ["a sibling site without an origin", false, [{ host, "sec-fetch-site": "same-site" }, local]],
  ["our own page without an origin", true, [{ host, "sec-fetch-site": "same-origin" }, local]],
])("%s may change something: %s", (_what, expected, args) => {
  expect(isOwnOrigin(...args)).toBe(expected);
});
