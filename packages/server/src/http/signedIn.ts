import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { cookieOf } from "../identity/cookieOf.ts";
import { DEVICE_COOKIE, DEVICE_SECONDS } from "../identity/KnownDevices.ts";
import { Refused } from "../identity/Refused.ts";
import { administers } from "../identity/rights.ts";
import { SESSION_COOKIE, SESSION_SECONDS } from "../identity/Sessions.ts";
import type { PersonRecord, SessionRecord } from "../storage/Directory.ts";
import type { HttpContext } from "./HttpContext.ts";

export interface SignedIn {
  person: PersonRecord;
  session: SessionRecord;
}

/** Who sent a request, if anybody is signed in. */
export function whoAsks(
  { sessions, index }: HttpContext,
  request: FastifyRequest | IncomingMessage,
): SignedIn | undefined {
  const secret = cookieOf(request.headers.cookie, SESSION_COOKIE);
  const session = secret === undefined ? undefined : sessions.bySecret(secret);
  const person = session && index.person(session.person);
  return session && person ? { person, session } : undefined;
}

/** Who sent a request. @throws Refused `signed-out` */
export function signedIn(context: HttpContext, request: FastifyRequest): SignedIn {
  const who = whoAsks(context, request);
  if (!who) throw new Refused("signed-out", "Sign in first.");
  return who;
}

/** The administrator who sent a request. @throws Refused `signed-out`, `forbidden` */
export function administrator(context: HttpContext, request: FastifyRequest): PersonRecord {
  const { person } = signedIn(context, request);
  if (!administers(person)) throw new Refused("forbidden", "Only administrators do this.");
  return person;
}

/**
 * The administrator who sent a request for something that nobody else learns of: to others there is nothing at such an
 * address. @throws Refused `signed-out`, `not-found`
 */
export function administratorOnly(context: HttpContext, request: FastifyRequest): SignedIn {
  const who = signedIn(context, request);
  if (!administers(who.person)) throw nothingHere();
  return who;
}

/** The answer at an address that leads nowhere. */
export function nothingHere(): Refused {
  return new Refused("not-found", "There is nothing at this address.");
}

/** Signs a person in on this browser and remembers the browser. */
export async function openSession(
  context: HttpContext,
  request: FastifyRequest,
  reply: FastifyReply,
  person: PersonRecord,
): Promise<void> {
  const { sessions, devices } = context;
  const { secret } = await sessions.open(person, request.headers["user-agent"] ?? "");
  reply.setCookie(SESSION_COOKIE, secret, { ...cookieOptions(context), maxAge: SESSION_SECONDS });
  if (devices.device(cookieOf(request.headers.cookie, DEVICE_COOKIE), person.id) === undefined) {
    const device = devices.remember(person.id);
    reply.setCookie(DEVICE_COOKIE, device, { ...cookieOptions(context), maxAge: DEVICE_SECONDS });
  }
}

/** Takes the session's cookie off this browser. */
export function forgetSession(context: HttpContext, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, cookieOptions(context));
}

function cookieOptions({ config }: HttpContext) {
  return {
    path: "/",
    httpOnly: true,
    // Lax, not Strict: a link to a measure in an e-mail must find the person signed in.
    sameSite: "lax",
    secure: config.publicUrl?.startsWith("https:") ?? false,
  } as const;
}
