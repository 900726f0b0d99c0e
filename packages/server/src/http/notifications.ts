import {
  attentionShape,
  type Notification,
  type NotificationSettings,
  namedEventsShape,
  notificationChoicesShape,
  notificationCountShape,
  notificationPageShape,
  notificationQueryShape,
  notificationSettingsShape,
} from "@querschnitt/shared/api/notifications";
import { id } from "@querschnitt/shared/api/workspace";
import { z } from "zod";
import type { App, HttpContext } from "./HttpContext.ts";
import { measureFor } from "./measures.ts";
import { signedIn } from "./signedIn.ts";

/** What the signed-in person is told of, and how they want to be told. */
export function notificationRoutes(app: App, context: HttpContext): void {
  const { notifications } = context;
  const tags = ["notifications"];

  app.get(
    "/api/notifications",
    {
      schema: {
        tags,
        summary: "What one is told of and may still see, the latest first, in pages",
        querystring: notificationQueryShape,
        response: { 200: notificationPageShape },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      const { unread, before, limit } = request.query;
      const entries = notifications
        .list(person.id)
        .filter(({ read }) => unread !== true || !read)
        .filter((entry) => before === undefined || placeOf(entry) < before);
      const page = entries.slice(0, limit);
      const last = page.at(-1);
      return { entries: page, next: last && entries.length > page.length ? placeOf(last) : null };
    },
  );

  app.get(
    "/api/notifications/count",
    { schema: { tags, summary: "How many of them are unread", response: { 200: notificationCountShape } } },
    async (request) => ({ unread: notifications.unreadCount(signedIn(context, request).person.id) }),
  );

  app.post(
    "/api/notifications/read",
    {
      schema: {
        tags,
        summary: "Mark some as read; unknown ones are passed over",
        body: namedEventsShape,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await notifications.markRead(signedIn(context, request).person.id, request.body.events);
      return reply.code(204).send(null);
    },
  );

  app.post(
    "/api/notifications/read-all",
    {
      schema: {
        tags,
        summary: "Mark all as read; names those that were shown as unread",
        response: { 200: namedEventsShape },
      },
    },
    async (request) => ({ events: await notifications.markAllRead(signedIn(context, request).person.id) }),
  );

  app.post(
    "/api/notifications/unread",
    {
      schema: {
        tags,
        summary: "Mark some as unread again; unknown ones are passed over",
        body: namedEventsShape,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await notifications.markUnread(signedIn(context, request).person.id, request.body.events);
      return reply.code(204).send(null);
    },
  );

  app.get(
    "/api/notifications/settings",
    {
      schema: {
        tags,
        summary: "What one wants to be told of, where and how often",
        response: { 200: notificationSettingsShape },
      },
    },
    async (request) => settingsOf(context, signedIn(context, request).person.id),
  );

  app.put(
    "/api/notifications/settings",
    {
      schema: {
        tags,
        summary: "Choose what one wants to be told of, where and how often",
        body: notificationChoicesShape,
        response: { 200: notificationSettingsShape },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      await notifications.choose(person.id, request.body);
      return settingsOf(context, person.id);
    },
  );

  app.get(
    "/api/measures/:id/attention",
    {
      schema: {
        tags,
        summary: "Whether one follows a measure or has muted it",
        params: z.object({ id }),
        response: { 200: attentionShape },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      measureFor(context, person.id, request.params.id);
      return { attention: notifications.attention(person.id, request.params.id) };
    },
  );

  app.put(
    "/api/measures/:id/attention",
    {
      schema: {
        tags,
        summary: "Follow a measure, mute it, or neither",
        params: z.object({ id }),
        body: attentionShape,
        response: { 200: attentionShape },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      measureFor(context, person.id, request.params.id);
      await notifications.attend(person.id, request.params.id, request.body.attention);
      return { attention: notifications.attention(person.id, request.params.id) };
    },
  );
}

/** Where an entry stands in the list; sorts as the list does. */
function placeOf({ at, id: entry }: Notification): string {
  return `${at}~${entry}`;
}

function settingsOf({ notifications, delivery }: HttpContext, person: string): NotificationSettings {
  return { ...notifications.choices(person), delivery };
}
