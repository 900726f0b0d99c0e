import {
  groupMemberChangeShape,
  groupMemberShape,
  id,
  newWorkingGroupShape,
  workingGroupShape,
} from "@querschnitt/shared/api/workspace";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { maySeeMembers } from "@querschnitt/shared/policy/roles";
import { z } from "zod";
import { refuseUnlessAdministers } from "../identity/administration.ts";
import { Refused } from "../identity/Refused.ts";
import { administers, moderates } from "../identity/rights.ts";
import type { DirectoryData, PersonRecord, WorkingGroupRecord } from "../storage/Directory.ts";
import { note } from "../storage/deeds.ts";
import { changesOf } from "./changes.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { administrator, signedIn } from "./signedIn.ts";

const memberParams = z.object({ id, person: id });

/** Working groups: administrators keep them, their moderators keep their members. */
export function workingGroupRoutes(app: App, context: HttpContext): void {
  const { directory, index } = context;
  const tags = ["working groups"];

  app.get(
    "/api/working-groups",
    {
      schema: {
        tags,
        summary: "All working groups; for guests without their members",
        response: { 200: z.array(workingGroupShape) },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      const groups = index.data.workingGroups;
      return maySeeMembers(person) ? groups : groups.map((group) => ({ ...group, members: [] }));
    },
  );

  app.post(
    "/api/working-groups",
    {
      schema: {
        tags,
        summary: "Add a working group (administrators)",
        body: newWorkingGroupShape,
        response: { 201: workingGroupShape },
      },
    },
    async (request, reply) => {
      const { id: by } = administrator(context, request);
      const group: WorkingGroupRecord = { id: newId(), ...request.body, members: [] };
      await directory.update((data) => {
        refuseUnlessAdministers(data, by);
        refuseTakenPrefix(data, group);
        data.workingGroups.push(group);
        note(data, context.now(), { kind: "group-created", by, group: group.id });
      });
      return reply.code(201).send(group);
    },
  );

  app.patch(
    "/api/working-groups/:id",
    {
      schema: {
        tags,
        summary: "Change a working group (administrators); numbers given before keep their letters",
        params: z.object({ id }),
        body: newWorkingGroupShape.partial(),
        response: { 200: workingGroupShape },
      },
    },
    async (request) => {
      const { id: by } = administrator(context, request);
      return directory.update((data) => {
        refuseUnlessAdministers(data, by);
        const found = groupIn(data, request.params.id);
        const changes = changesOf(found, request.body);
        if (changes) note(data, context.now(), { kind: "group-changed", by, group: found.id, ...changes });
        const group = Object.assign(found, request.body);
        refuseTakenPrefix(data, group);
        return group;
      });
    },
  );

  app.put(
    "/api/working-groups/:id/members/:person",
    {
      schema: {
        tags,
        summary: "Add or change a member (administrators; moderators of the group, except who moderates)",
        params: memberParams,
        body: groupMemberChangeShape,
        response: { 200: groupMemberShape },
      },
    },
    async (request) => {
      const { person: asker } = signedIn(context, request);
      const { params, body } = request;
      return directory.update((data) => {
        const group = groupIn(data, params.id);
        const before = group.members.find(({ person }) => person === params.person);
        refuseUnlessKeeper(data, asker, group, (before?.moderator ?? false) !== body.moderator);
        if (!data.people.some((person) => person.id === params.person)) {
          throw new Refused("not-found", "There is no such person.");
        }
        const changes = before ? changesOf(before, body) : { after: body };
        if (changes) {
          const whose = { by: asker.id, group: group.id, person: params.person };
          note(data, context.now(), { kind: "group-member-set", ...whose, ...changes });
        }
        const member = { person: params.person, ...body };
        if (before) Object.assign(before, member);
        else group.members.push(member);
        return member;
      });
    },
  );

  app.delete(
    "/api/working-groups/:id/members/:person",
    {
      schema: {
        tags,
        summary: "Remove a member (administrators; moderators of the group, except who moderates)",
        params: memberParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { person: asker } = signedIn(context, request);
      const { params } = request;
      await directory.update((data) => {
        const group = groupIn(data, params.id);
        const member = group.members.find(({ person }) => person === params.person);
        refuseUnlessKeeper(data, asker, group, member?.moderator ?? false);
        if (!member) return;
        group.members = group.members.filter((one) => one !== member);
        const { person, ...before } = member;
        note(data, context.now(), {
          kind: "group-member-removed",
          by: asker.id,
          group: group.id,
          person,
          before,
        });
      });
      return reply.code(204).send(null);
    },
  );
}

function groupIn(data: DirectoryData, group: string): WorkingGroupRecord {
  const found = data.workingGroups.find((one) => one.id === group);
  if (!found) throw new Refused("not-found", "There is no such working group.");
  return found;
}

/** Asked in the turn of the change: by what the asker is then. */
function refuseUnlessKeeper(
  data: DirectoryData,
  { id }: PersonRecord,
  group: WorkingGroupRecord,
  touchesModerator: boolean,
): void {
  const asker = data.people.find((person) => person.id === id);
  if (!asker || !moderates(asker, group))
    throw new Refused("forbidden", "Only the group's moderators keep its members.");
  if (touchesModerator && !administers(asker)) {
    throw new Refused("forbidden", "Only administrators decide who moderates a group.");
  }
}

function refuseTakenPrefix(data: DirectoryData, { id: own, prefix }: WorkingGroupRecord): void {
  if (data.workingGroups.some((group) => group.id !== own && group.prefix === prefix)) {
    throw new Refused("conflict", "Another working group has these letters.", {
      fields: { prefix: "taken" },
    });
  }
}
