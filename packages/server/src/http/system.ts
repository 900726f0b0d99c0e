import { type Connected, connectedShape, type System, systemShape } from "@querschnitt/shared/api/system";
import { defaultLimits, type Limits } from "@querschnitt/shared/protocol/limits";
import { isMeasureRoom } from "@querschnitt/shared/protocol/roomNames";
import { limitVariable, REQUESTS_PER_MINUTE } from "../config.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { VERSION } from "./openApi.ts";
import { administratorOnly } from "./signedIn.ts";

/** How the server is doing and who is connected, for administrators. */
export function systemRoutes(app: App, context: HttpContext): void {
  const tags = ["administration"];
  const startedAt = new Date(context.now()).toISOString();

  app.get(
    "/api/system",
    {
      schema: {
        tags,
        summary: "Version, storage and limits in force (administrators)",
        response: { 200: systemShape },
      },
    },
    async (request): Promise<System> => {
      administratorOnly(context, request);
      return {
        version: VERSION,
        startedAt,
        storage: context.storageState(),
        ...(await context.storageReport()),
        limits: limitsInForce(context),
      };
    },
  );

  app.get(
    "/api/connected",
    {
      schema: {
        tags,
        summary: "Who is connected, and how many documents of each measure are open (administrators)",
        response: { 200: connectedShape },
      },
    },
    async (request) => {
      administratorOnly(context, request);
      return connectedNow(context);
    },
  );
}

function limitsInForce({ config }: HttpContext): System["limits"] {
  const names = Object.keys(defaultLimits) as (keyof Limits)[];
  return [
    {
      name: "requestsPerMinute",
      value: config.requestsPerMinute,
      standard: REQUESTS_PER_MINUTE,
      variable: "HTTP_REQUESTS_PER_MINUTE",
    },
    ...names.map((name) => ({
      name,
      value: config.limits[name],
      standard: defaultLimits[name],
      variable: limitVariable(name),
    })),
  ];
}

function connectedNow({ principals, openRooms }: HttpContext): Connected {
  const sessions = new Map<string, Set<string>>();
  for (const { person, session } of principals()) {
    sessions.set(person, (sessions.get(person) ?? new Set()).add(session));
  }
  const measures = new Map<string, { rooms: Set<string>; people: Set<string> }>();
  for (const { room, name, person } of openRooms()) {
    // Not even that an organisation talks among itself is for an administrator to learn; marks and sessions are of no measure.
    if (!isMeasureRoom(room) || room.kind === "internal") continue;
    const entry = measures.get(room.measure) ?? { rooms: new Set(), people: new Set() };
    entry.rooms.add(name);
    entry.people.add(person);
    measures.set(room.measure, entry);
  }
  return {
    people: [...sessions].map(([person, { size }]) => ({ person, sessions: size })),
    measures: [...measures].map(([measure, { rooms, people }]) => ({
      measure,
      documents: rooms.size,
      people: people.size,
    })),
  };
}
