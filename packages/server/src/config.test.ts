import { defaultLimits } from "@querschnitt/shared/protocol/limits";
import { expect, test } from "vitest";
import { ConfigError, isLoopback, readConfig } from "./config.ts";

test("without any variable, sane defaults on the loopback address", () => {
  const config = readConfig({}, []);
  expect(config).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    loopback: true,
    exposed: false,
    publicUrl: undefined,
    trustProxy: false,
    limits: defaultLimits,
    empty: false,
  });
});

test("every limit has a variable", () => {
  const { limits } = readConfig({ LIMIT_MESSAGE_BYTES: "1000", LIMIT_CLIENTS_PER_PERSON_AND_ROOM: "7" }, []);
  expect(limits).toEqual({ ...defaultLimits, messageBytes: 1000, clientsPerPersonAndRoom: 7 });
});

test("an address for people loses its trailing slash; a path is refused", () => {
  expect(readConfig({ PUBLIC_URL: "https://plan.example/" }, []).publicUrl).toBe("https://plan.example");
  expect(() => readConfig({ PUBLIC_URL: "https://plan.example/path" }, [])).toThrow(/PUBLIC_URL.*origin/);
});

test.each([
  ["PORT", "http"],
  ["PORT", "70000"],
  ["PUBLIC_URL", "plan.example"],
  ["PUBLIC_URL", "ftp://plan.example"],
  ["TRUST_PROXY", "perhaps"],
  ["LOG_LEVEL", "loud"],
  ["LIMIT_UPDATES_PER_SECOND", "-1"],
  ["LIMIT_DOCUMENT_BYTES", "1.5"],
])("%s=%s is refused by name, with a cure", (name, value) => {
  expect(() => readConfig({ [name]: value }, [])).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value }, [])).toThrow(new RegExp(`${name}=.*Set it to`));
});

test.each<[string, boolean | number | string[]]>([
  ["true", true],
  ["false", false],
  ["2", 2],
  ["loopback, 10.0.0.0/8", ["loopback", "10.0.0.0/8"]],
])("TRUST_PROXY=%s is understood", (value, expected) => {
  expect(readConfig({ TRUST_PROXY: value }, []).trustProxy).toEqual(expected);
});

test.each<[NodeJS.ProcessEnv, boolean]>([
  [{}, false],
  [{ HOST: "0.0.0.0" }, true],
  [{ PUBLIC_URL: "https://plan.example" }, true],
  [{ PUBLIC_URL: "http://localhost:8080" }, false],
])("with %j strangers can reach the server: %s", (environment, expected) => {
  expect(readConfig(environment, []).exposed).toBe(expected);
});

test("settings of e-mail are understood together, and a wrong one says what helps without the password", () => {
  const whole = {
    SMTP_URL: "smtp://post:geheim@mail.example:587",
    MAIL_FROM: "Querschnitt <post@plan.example>",
    PUBLIC_URL: "https://plan.example",
  };
  expect(readConfig(whole, []).smtp).toEqual({ url: whole.SMTP_URL, from: whole.MAIL_FROM });
  expect(readConfig({}, []).smtp).toBeUndefined();
  for (const name of ["SMTP_URL", "MAIL_FROM", "PUBLIC_URL"] as const) {
    const { [name]: _left, ...rest } = whole;
    expect(() => readConfig(rest, [])).toThrow(new RegExp(`${name} is not`));
  }
  const wrong = { ...whole, SMTP_URL: "mail.example:geheim" };
  expect(() => readConfig(wrong, [])).toThrow(/^SMTP_URL is not usable\. Set it to smtp:/);
  expect(() => readConfig(wrong, [])).not.toThrow(/geheim/);
  expect(() => readConfig({ ...whole, MAIL_FROM: "niemand" }, [])).toThrow(/MAIL_FROM=niemand.*Set it to/);
});

test("an unknown option is refused", () => {
  expect(readConfig({}, ["--empty"]).empty).toBe(true);
  expect(() => readConfig({}, ["--emtpy"])).toThrow(/--emtpy/);
});

test.each<[string, boolean]>([
  ["127.0.0.1", true],
  ["127.8.8.8", true],
  ["localhost", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.1.5", false],
  ["127.evil.example", false],
])("%s is loopback: %s", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
