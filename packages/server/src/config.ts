import { isIP } from "node:net";
import { resolve } from "node:path";
import { defaultLimits, type Limits } from "@querschnitt/shared/protocol/limits";
import { z } from "zod";

export interface Config {
  port: number;
  host: string;
  /** Whether only this machine can reach the server directly. */
  loopback: boolean;
  /** Whether strangers can reach the server, directly or through a proxy under its public name. */
  exposed: boolean;
  /** Absolute path. */
  dataDir: string;
  /** Origin under which people reach the server, without a trailing slash; undefined: as the request says. */
  publicUrl: string | undefined;
  /** Which proxies' `X-Forwarded-For` is believed: none, all, so many hops, or these addresses. */
  trustProxy: boolean | number | string[];
  /** HTTP requests per minute and session (or address, without one). */
  requestsPerMinute: number;
  logLevel: (typeof logLevels)[number];
  limits: Limits;
  /** How e-mails are sent; undefined: they are not. */
  smtp: { url: string; from: string } | undefined;
  /** Start without demonstration data. */
  empty: boolean;
}

/** The environment or the command line says something the server cannot follow; the message says what helps. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** Requests per minute of a session, where nothing else is set. */
export const REQUESTS_PER_MINUTE = 3_000;

const positive = z.coerce.number().int().positive();

const settings = {
  PORT: {
    shape: z.coerce.number().int().min(0).max(65_535).default(3000),
    cure: "a port number from 0 to 65535",
  },
  HOST: { shape: z.string().min(1).default("127.0.0.1"), cure: "an address to listen on, such as 127.0.0.1" },
  DATA_DIR: { shape: z.string().min(1).default("./data"), cure: "a folder the server may write to" },
  PUBLIC_URL: {
    shape: z
      .url({ protocol: /^https?$/ })
      .refine((url) => URL.canParse(url) && new URL(url).origin === url.replace(/\/$/, ""))
      .transform((url) => new URL(url).origin)
      .optional(),
    cure: "the origin people type, such as https://sicherheit.example, without a path",
  },
  TRUST_PROXY: {
    shape: z
      .string()
      .default("false")
      .refine((value) => trustedProxies(value) !== undefined)
      .transform((value) => trustedProxies(value) ?? false),
    cure: "true, false, a number of hops, or a comma-separated list of addresses or networks",
  },
  HTTP_REQUESTS_PER_MINUTE: { shape: positive.default(REQUESTS_PER_MINUTE), cure: "a whole number above 0" },
  SMTP_URL: {
    shape: z.url({ protocol: /^smtps?$/ }).optional(),
    cure: "smtp://user:password@host:587 (or smtps://host:465), with special characters percent-encoded",
  },
  MAIL_FROM: {
    shape: z
      .string()
      .regex(/^(?:[^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
      .optional(),
    cure: "the sender of e-mails, such as Querschnitt <querschnitt@sicherheit.example>",
  },
  LOG_LEVEL: { shape: z.enum(logLevels).default("info"), cure: `one of ${logLevels.join(", ")}` },
} as const;

/** Settings whose values carry secrets. */
const secretSettings: ReadonlySet<string> = new Set(["SMTP_URL"]);

/** Reads the configuration. @throws ConfigError naming the variable and what would be right */
export function readConfig(environment: NodeJS.ProcessEnv, args: readonly string[]): Config {
  const unknown = args.find((arg) => arg !== "--empty");
  if (unknown !== undefined) {
    throw new ConfigError(`Unknown option ${unknown}. The only option is --empty (no demonstration data).`);
  }
  const read = <Name extends keyof typeof settings>(name: Name) => {
    const { shape, cure } = settings[name];
    return readSetting(environment, name, shape as z.ZodType, cure) as z.output<
      (typeof settings)[Name]["shape"]
    >;
  };
  const host = read("HOST");
  const publicUrl = read("PUBLIC_URL");
  return {
    port: read("PORT"),
    host,
    loopback: isLoopback(host),
    exposed: !isLoopback(host) || (publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname)),
    dataDir: resolve(read("DATA_DIR")),
    publicUrl,
    trustProxy: read("TRUST_PROXY"),
    requestsPerMinute: read("HTTP_REQUESTS_PER_MINUTE"),
    logLevel: read("LOG_LEVEL"),
    limits: readLimits(environment),
    smtp: smtpOf(read("SMTP_URL"), read("MAIL_FROM"), publicUrl),
    empty: args.includes("--empty"),
  };
}

/** Settings that make sense only together. @throws ConfigError */
function smtpOf(
  url: string | undefined,
  from: string | undefined,
  publicUrl: string | undefined,
): Config["smtp"] {
  if (url === undefined) {
    if (from === undefined) return undefined;
    throw new ConfigError("MAIL_FROM is set, but SMTP_URL is not. Set it to the server that sends e-mails.");
  }
  if (from === undefined) {
    throw new ConfigError(`SMTP_URL is set, but MAIL_FROM is not. Set it to ${settings.MAIL_FROM.cure}.`);
  }
  if (publicUrl === undefined) {
    throw new ConfigError(
      `SMTP_URL is set, but PUBLIC_URL is not: links in e-mails need it. Set it to ${settings.PUBLIC_URL.cure}.`,
    );
  }
  return { url, from };
}

/** Whether a host name or address never leaves this machine. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  return bare === "localhost" || bare === "::1" || (isIP(bare) === 4 && bare.startsWith("127."));
}

/** The environment variable of a limit: `messageBytes` → `LIMIT_MESSAGE_BYTES`. */
export function limitVariable(name: keyof Limits): string {
  return `LIMIT_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

function readLimits(environment: NodeJS.ProcessEnv): Limits {
  const limits = { ...defaultLimits };
  for (const name of Object.keys(limits) as (keyof Limits)[]) {
    const shape = positive.default(limits[name]);
    limits[name] = readSetting(environment, limitVariable(name), shape, "a whole number above 0");
  }
  return limits;
}

function readSetting<Output>(
  environment: NodeJS.ProcessEnv,
  name: string,
  shape: z.ZodType<Output>,
  cure: string,
): Output {
  // An empty value is what service files and compose files leave behind for "not set".
  const value = environment[name] === "" ? undefined : environment[name];
  const parsed = shape.safeParse(value);
  // A password in it would stand in the journal.
  const shown = secretSettings.has(name) ? name : `${name}=${value}`;
  if (!parsed.success) throw new ConfigError(`${shown} is not usable. Set it to ${cure}.`);
  return parsed.data;
}

function trustedProxies(value: string): boolean | number | string[] | undefined {
  if (value === "true" || value === "false") return value === "true";
  if (/^\d{1,2}$/.test(value)) return Number(value);
  const names = value.split(",").map((name) => name.trim());
  const known = ["loopback", "linklocal", "uniquelocal"];
  return names.every((name) => known.includes(name) || isIP(name.split("/")[0] ?? "") !== 0)
    ? names
    : undefined;
}

/** Where the server itself says it is. */
export function loopbackOrigin({ host }: Config, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
