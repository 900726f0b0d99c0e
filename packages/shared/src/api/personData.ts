import { z } from "zod";
import { attendanceRoles } from "../policy/protocol.ts";
import { assignedRoles, measureRoles, workspaceRoles } from "../policy/roles.ts";
import { sessionParts, sessionRoomKinds } from "../protocol/roomNames.ts";
import { deedKinds } from "./audit.ts";
import { reportReasons } from "./messages.ts";
import {
  chosenAttentions,
  notificationChoicesShape,
  notificationKinds,
  sessionNewsKinds,
} from "./notifications.ts";
import { id } from "./workspace.ts";

/** A measure a person wrote in or is named in; number and title only where the person may see it. */
const placeShape = z.object({ measure: id, number: z.string().nullable(), title: z.string().nullable() });

const roomKinds = ["draft", "record", "discussion", "internal"] as const;

/** Everything the system holds about one person. Times are ISO 8601. */
export const personDataShape = z.object({
  producedAt: z.string(),
  workspace: z.string(),
  account: z.object({
    id,
    name: z.string(),
    email: z.string(),
    organisation: z.string(),
    workspaceRole: z.enum(workspaceRoles),
    active: z.boolean(),
    hasPassword: z.boolean(),
    createdAt: z.string(),
  }),
  workingGroups: z.array(z.object({ name: z.string(), role: z.enum(measureRoles), moderator: z.boolean() })),
  measureRoles: z.array(placeShape.extend({ role: z.enum(assignedRoles) })),
  /** Invitations this person sent, and those to their address. */
  invitations: z.array(
    z.object({
      sentByThem: z.boolean(),
      name: z.string(),
      email: z.string(),
      createdAt: z.string(),
      expiresAt: z.string(),
    }),
  ),
  passwordLinks: z.array(z.object({ madeByThem: z.boolean(), expiresAt: z.string() })),
  sessions: z.array(z.object({ createdAt: z.string(), expiresAt: z.string(), userAgent: z.string() })),
  /** Who acts for this person, and for whom this person acts. Days as YYYY-MM-DD. */
  deputies: z.array(
    z.object({ isAbsent: z.boolean(), other: z.string(), from: z.string(), until: z.string() }),
  ),
  /** Filters of the plan that this person keeps; `query` as the address writes it. */
  savedFilters: z.array(
    z.object({ name: z.string(), query: z.string(), shared: z.boolean(), opensPlan: z.boolean() }),
  ),
  comments: z.array(
    placeShape.extend({
      /** Said in front of everybody on the measure, or internally in one's organisation. */
      room: z.enum(["discussion", "internal"]),
      thread: id,
      comment: id,
      /** The words of the draft that the thread is about; null: the whole measure, or none this person may see. */
      passage: z.string().nullable(),
      createdAt: z.string(),
      editedAt: z.string().nullable(),
      body: z.string(),
      deleted: z.boolean(),
    }),
  ),
  /** Responsibilities that name this person, or that they entered or accepted. */
  responsibilities: z.array(
    placeShape.extend({
      task: z.string(),
      named: z.boolean(),
      created: z.boolean(),
      accepted: z.boolean(),
      deadline: z.string().nullable(),
    }),
  ),
  /** Which rooms of which measures this person changed, how often and when: the log names them beside each change. */
  contributions: z.array(
    placeShape.extend({
      room: z.enum(roomKinds),
      count: z.number().int(),
      first: z.string(),
      last: z.string(),
    }),
  ),
  phases: z.array(placeShape.extend({ to: z.string(), at: z.string(), reason: z.string() })),
  /** Moments of measures that this person gave a name. */
  versions: z.array(placeShape.extend({ at: z.string(), name: z.string() })),
  /** Sessions in which this person has or had a part; the title is null where they may not see it any more. */
  sittings: z.array(
    z.object({
      session: id,
      title: z.string().nullable(),
      start: z.string(),
      role: z.enum(["chair", "secretary", "invited"]).nullable(),
      voting: z.boolean(),
      contributions: z.array(
        z.object({
          room: z.enum(sessionRoomKinds),
          part: z.enum(sessionParts),
          count: z.number().int(),
          first: z.string(),
          last: z.string(),
        }),
      ),
      suggestions: z.array(z.object({ title: z.string(), reason: z.string() })),
      /** When this person was there, ISO 8601; null: from the beginning, to the end. */
      attendance: z.array(
        z.object({
          role: z.enum(attendanceRoles),
          voting: z.boolean(),
          from: z.string().nullable(),
          until: z.string().nullable(),
        }),
      ),
      /** What this person was asked to do. */
      tasks: z.array(
        z.object({
          part: z.enum(sessionParts),
          what: z.string(),
          deadline: z.string().nullable(),
          done: z.boolean(),
        }),
      ),
    }),
  ),
  /** What this person has read: thread, and up to when. */
  marks: z.array(z.object({ thread: id, upTo: z.string() })),
  /** Which measures this person has opened, and when they last saw each. */
  visits: z.array(placeShape.extend({ at: z.string() })),
  /** What this person wants to be told of, where and how often; null: as for everybody at first. */
  notificationChoices: notificationChoicesShape.nullable(),
  /** Measures that this person follows or has muted. */
  attention: z.array(placeShape.extend({ attention: z.enum(chosenAttentions) })),
  /** What this person was told of and is still kept. */
  notifications: z.array(
    placeShape.extend({
      kind: z.enum(notificationKinds),
      /** Where it happened. */
      room: z.enum(roomKinds),
      at: z.string(),
      /** Whether the person was addressed by name. */
      personal: z.boolean(),
      read: z.boolean(),
    }),
  ),
  /** What this person was told of sessions; the title is null where they may not see it any more. */
  sessionNotifications: z.array(
    z.object({
      session: id,
      title: z.string().nullable(),
      news: z.enum(sessionNewsKinds),
      at: z.string(),
      read: z.boolean(),
    }),
  ),
  reports: z.array(
    placeShape.extend({
      receivedAt: z.string(),
      state: z.string(),
      reason: z.enum(reportReasons),
      quote: z.string(),
      remark: z.string(),
    }),
  ),
  /** Messages of the contact form under this person's address. */
  contacts: z.array(z.object({ receivedAt: z.string(), name: z.string(), text: z.string() })),
  /** Messages this person worked on, and when last. */
  handled: z.array(z.object({ message: id, at: z.string() })),
  /** The audit list, as far as it names this person: what they did, and what was done about them. */
  deeds: z.array(z.object({ at: z.string(), kind: z.enum(deedKinds), byThem: z.boolean() })),
  pages: z.array(
    z.object({ page: z.string(), language: z.string(), version: z.number().int(), at: z.string() }),
  ),
});
export type PersonData = z.infer<typeof personDataShape>;

/** Erasing a person: the name as it stands in the directory, typed by whoever asks for it. */
export const erasureShape = z.object({ name: z.string().max(200) });
