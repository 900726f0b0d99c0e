import { newVersionShape, type Version, versionShape } from "@querschnitt/shared/api/history";
import { id } from "@querschnitt/shared/api/workspace";
import { mayNameVersions } from "@querschnitt/shared/policy/roles";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import type { NamedVersion } from "../process/Versions.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { idempotencyHeaders, idempotencyKey } from "./idempotency.ts";
import { measureFor } from "./measures.ts";
import { signedIn } from "./signedIn.ts";

const versionParams = z.object({ id, version: id });

/** Moments of a measure that have names. */
export function versionRoutes(app: App, context: HttpContext): void {
  const { history, versions } = context;
  const tags = ["history"];

  app.post(
    "/api/measures/:id/versions",
    {
      schema: {
        tags,
        summary: "Name the measure as it stands now (editors); a repeated Idempotency-Key names nothing more",
        params: z.object({ id }),
        headers: idempotencyHeaders,
        body: newVersionShape,
        response: { 201: versionShape },
      },
    },
    async (request, reply) => {
      const measure = request.params.id;
      const person = editor(context, request, measure);
      const key = idempotencyKey("version", person, request.headers);
      const ends = await history.ends(measure);
      const named = await versions.name(person, measure, request.body.name, ends, key);
      return reply.code(201).send(answerFor(context, person, named));
    },
  );

  app.patch(
    "/api/measures/:id/versions/:version",
    {
      schema: {
        tags,
        summary: "Give a version another name (whoever named it, and moderators)",
        params: versionParams,
        body: newVersionShape,
        response: { 200: versionShape },
      },
    },
    async (request) => {
      const { person, version } = whoChanges(context, request, request.params);
      const renamed = await versions.rename(person, version.id, request.body.name);
      return answerFor(context, person, renamed);
    },
  );

  app.delete(
    "/api/measures/:id/versions/:version",
    {
      schema: {
        tags,
        summary: "Take a version's name away (whoever named it, and moderators); the moment itself stays",
        params: versionParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { person, version } = whoChanges(context, request, request.params);
      await versions.remove(person, version.id);
      return reply.code(204).send(null);
    },
  );
}

/** The versions of a measure as a person sees them, oldest first. */
export function versionsFor(context: HttpContext, person: string, measure: string): Version[] {
  return context.versions.of(measure).map((version) => answerFor(context, person, version));
}

function answerFor(context: HttpContext, person: string, version: NamedVersion): Version {
  const { measure: _measure, at, ...rest } = version;
  const mayChange = mayChangeVersion(context, person, version);
  return { ...rest, at: Date.parse(at), mayChange };
}

function mayChangeVersion(
  { authority }: HttpContext,
  person: string,
  { measure, by }: NamedVersion,
): boolean {
  const access = authority.measureAccess(person, measure);
  return mayNameVersions(access) && (by === person || access.moderates);
}

function editor(context: HttpContext, request: FastifyRequest, measure: string): string {
  const { person } = signedIn(context, request);
  measureFor(context, person.id, measure);
  if (!mayNameVersions(context.authority.measureAccess(person.id, measure)))
    throw new Refused("forbidden", "Only those who edit the measure name its versions.");
  return person.id;
}

function whoChanges(
  context: HttpContext,
  request: FastifyRequest,
  address: { id: string; version: string },
): { person: string; version: NamedVersion } {
  const person = editor(context, request, address.id);
  const version = context.versions.get(address.id, address.version);
  if (!version) throw new Refused("not-found", "There is no such version.");
  if (!mayChangeVersion(context, person, version))
    throw new Refused("forbidden", "Only whoever named the version, and moderators, change its name.");
  return { person, version };
}
