import { arrivalShape, arrivedShape, type SessionFacts } from "@querschnitt/shared/api/sittings";
import { id } from "@querschnitt/shared/api/workspace";
import {
  arrivalEntry,
  enterDecision,
  enterTask,
  noteArrival,
  type Origin,
} from "@querschnitt/shared/documents/arrivals";
import { mayEdit, mayRead } from "@querschnitt/shared/policy/roles";
import { isRecorder, mayCarryOver } from "@querschnitt/shared/policy/sessions";
import type { FastifyRequest } from "fastify";
import type * as Y from "yjs";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import { cityDay } from "../notifications/cityTime.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { signedIn } from "./signedIn.ts";
import { sessionFor } from "./sittings.ts";

const tags = ["sessions"];
const params = z.object({ id, entry: id });
const notThere = (): Refused => new Refused("not-found", "There is no such entry in the public minutes.");

/** What everything that is brought into a measure has in common. */
interface Carried {
  by: string;
  facts: SessionFacts;
  source: string;
  measure: string;
  /** Under which it arrives. */
  entry: string;
}

/**
 * Brings what a session decided into measures, with one request each. Doing it again, at once or later, changes nothing:
 * what has arrived stays as it is, also when the minutes are changed afterwards. Only what is public can be brought.
 */
export function arrivalRoutes(app: App, context: HttpContext): void {
  const { index, now, readLedger, writeAsServer } = context;
  const response = { 200: arrivedShape };
  const schema = { tags, params, body: arrivalShape, response };
  const doerOf = ({ by }: Carried) => ({ person: by, now: now() });
  const protocolOf = (session: string) => readLedger({ kind: "protocol", session, part: "public" });

  app.post(
    "/api/sittings/:id/decisions/:entry/arrival",
    {
      schema: {
        ...schema,
        summary:
          "Enter a decision in a measure that its item is about (those who record); again changes nothing",
      },
    },
    async (request) => {
      const carried = carriedBy(context, request);
      const decision = (await protocolOf(carried.facts.id)).decisions.find(
        (one) => one.id === carried.source,
      );
      const { origin, itemTitle } = await originOf(context, carried, decision?.item);
      if (!decision) throw notThere();
      await enter(carried, (record) =>
        enterDecision(record, carried.entry, decision, { ...origin, itemTitle }, doerOf(carried)),
      );
      return { measure: carried.measure, entry: carried.entry };
    },
  );

  app.post(
    "/api/sittings/:id/tasks/:entry/arrival",
    {
      schema: {
        ...schema,
        summary:
          "Make a task a responsibility of a measure that its item is about (those who record); again changes nothing",
      },
    },
    async (request) => {
      const carried = carriedBy(context, request);
      const task = (await protocolOf(carried.facts.id)).tasks.find((one) => one.id === carried.source);
      const { origin } = await originOf(context, carried, task?.item);
      if (!task) throw notThere();
      const { organisation } = task;
      if (organisation === null)
        throw new Refused("conflict", "A responsibility needs an organisation; the task names none yet.");
      // People change their organisation, and nobody is responsible for one that they have left.
      const person = index.person(task.person ?? "")?.organisation === organisation ? task.person : null;
      await enter(carried, (record) =>
        enterTask(record, carried.entry, { ...task, organisation, person }, origin, doerOf(carried)),
      );
      return { measure: carried.measure, entry: carried.entry };
    },
  );

  /** Into the measure first: what is noted in the protocol stands there. */
  async function enter(carried: Carried, change: (record: Y.Doc) => void): Promise<void> {
    const { by, facts, source, measure, entry } = carried;
    await writeAsServer({ kind: "record", measure }, change);
    await writeAsServer({ kind: "protocol", session: facts.id, part: "public" }, (protocol) =>
      noteArrival(protocol, { source, measure, entry, at: now(), by }),
    );
  }
}

type ArrivalRequest = FastifyRequest<{
  Params: z.infer<typeof params>;
  Body: z.infer<typeof arrivalShape>;
}>;

/**
 * Who records the session brings it, into a measure that they edit or that belongs to the session's working group.
 * @throws Refused
 */
function carriedBy(context: HttpContext, request: ArrivalRequest): Carried {
  const { authority, plan, sittings } = context;
  const { person } = signedIn(context, request);
  const session = sessionFor(context, person.id, request.params.id);
  if (!isRecorder(session)) throw new Refused("forbidden", "Only those who record the session do this.");
  if (!mayCarryOver(session)) throw new Refused("conflict", "The session was cancelled.");
  const { measure } = request.body;
  const access = authority.measureAccess(person.id, measure);
  if (!mayRead(access)) throw new Refused("not-found", "There is no such measure, or none you may see.");
  if (!mayEdit(access) && plan.row(measure)?.workingGroup !== session.workingGroup)
    throw new Refused("forbidden", "The measure belongs to another working group, and you do not edit it.");
  const source = request.params.entry;
  const facts = sittings.get(session.id) as SessionFacts;
  return { by: person.id, facts, source, measure, entry: arrivalEntry(source, measure) };
}

/** Where something comes from: an item of the public agenda that is about the measure. @throws Refused */
async function originOf(
  { readLedger }: HttpContext,
  { facts, measure }: Carried,
  item: string | undefined,
): Promise<{ origin: Origin; itemTitle: string }> {
  const { items } = await readLedger({ kind: "agenda", session: facts.id, part: "public" });
  const found = items.find(({ id }) => id === item);
  if (!found) throw notThere();
  if (!found.measures.includes(measure))
    throw new Refused("invalid-input", "The item of the agenda is not about this measure.");
  const { id, title, start } = facts;
  const origin = { session: id, item: found.id, sessionTitle: title, date: cityDay(Date.parse(start)) };
  return { origin, itemTitle: found.title };
}
