import {
  type Attention,
  type Notification,
  type NotificationChoices,
  usualChoices,
  withOwnMail,
} from "@querschnitt/shared/api/notifications";
import { parseRoomName } from "@querschnitt/shared/protocol/roomNames";
import type { DirectoryAuthority } from "../identity/DirectoryAuthority.ts";
import type { Plan } from "../process/Plan.ts";
import type { Sittings } from "../process/Sittings.ts";
import { type Inbox, type StoredEvent, withChoices, withRead, withUnread } from "./Inbox.ts";
import type { Inboxes } from "./Inboxes.ts";
import { listEntries, type Readable } from "./listedEntries.ts";

export interface NotificationsOptions {
  inboxes: Inboxes;
  authority: Pick<DirectoryAuthority, "access">;
  plan: Pick<Plan, "row" | "commitmentsOf">;
  sittings: Pick<Sittings, "get">;
}

/** What people are told of, as each of them may see it at the moment of asking, and what they chose. */
export class Notifications {
  readonly #inboxes: Inboxes;
  readonly #authority: NotificationsOptions["authority"];
  readonly #plan: NotificationsOptions["plan"];
  readonly #sittings: NotificationsOptions["sittings"];

  constructor({ inboxes, authority, plan, sittings }: NotificationsOptions) {
    this.#inboxes = inboxes;
    this.#authority = authority;
    this.#plan = plan;
    this.#sittings = sittings;
  }

  /** What is shown in the application, the latest first. */
  list(person: string, inbox = this.#inboxes.of(person)): Notification[] {
    const { kinds } = inbox.choices ?? usualChoices;
    return this.#entries(person, inbox, ({ kind }) => kinds[kind].app);
  }

  /** Whether two states of an inbox look different to its person. What they may not see makes no difference. */
  looksDifferent(person: string, before: Inbox, after: Inbox): boolean {
    return JSON.stringify(this.list(person, before)) !== JSON.stringify(this.list(person, after));
  }

  /** How many lines of the list are unread. */
  unreadCount(person: string): number {
    return this.list(person).filter(({ read }) => !read).length;
  }

  /** What an e-mail would say at this moment: what is unread, wanted, and no later than `upTo`. */
  forMail(person: string, upTo: number): Notification[] {
    const { kinds } = this.choices(person);
    const inbox = this.#inboxes.of(person);
    return this.#entries(
      person,
      inbox,
      ({ kind, number, read }) =>
        !read && number > inbox.mailed && number <= upTo && kinds[kind].mail && !withOwnMail.includes(kind),
    );
  }

  /** Marks events read; unknown ones are passed over. @throws StorageUnavailable */
  markRead(person: string, events: readonly string[]): Promise<void> {
    const meant = new Set(events);
    return this.#inboxes.update(person, (inbox) => withRead(inbox, ({ id }) => meant.has(id)));
  }

  /**
   * Takes a marking back: events are unread again; unknown ones are passed over. What an e-mail has said it does not say
   * again.
   * @throws StorageUnavailable
   */
  markUnread(person: string, events: readonly string[]): Promise<void> {
    const meant = new Set(events);
    return this.#inboxes.update(person, (inbox) => withUnread(inbox, ({ id }) => meant.has(id)));
  }

  /** @returns the events that were shown as unread, so that it can be taken back @throws StorageUnavailable */
  async markAllRead(person: string): Promise<string[]> {
    const shown = this.list(person).flatMap(({ read, events }) => (read ? [] : events));
    await this.#inboxes.update(person, (inbox) => withRead(inbox, () => true));
    return shown;
  }

  /** What a person wants to be told of, where and how often; the usual while they have chosen nothing. */
  choices(person: string): NotificationChoices {
    return this.#inboxes.of(person).choices ?? usualChoices;
  }

  /** @throws StorageUnavailable */
  choose(person: string, choices: NotificationChoices): Promise<void> {
    return this.#inboxes.update(person, (inbox) => withChoices(inbox, choices));
  }

  /** Ends all e-mails to a person, who is not signed in. @throws StorageUnavailable */
  endMails(person: string): Promise<void> {
    return this.#inboxes.update(person, (inbox) =>
      withChoices(inbox, { ...(inbox.choices ?? usualChoices), rhythm: "never" }),
    );
  }

  /** Everything kept for a person, whether they may see it now or not: for their own data. */
  held(person: string): Pick<Inbox, "choices" | "attention" | "events"> {
    return this.#inboxes.of(person);
  }

  /** Takes everything away that somebody was told of and has chosen, for good. @throws StorageUnavailable */
  forget(person: string): Promise<void> {
    return this.#inboxes.forget(person);
  }

  /** How closely a person attends to a measure. */
  attention(person: string, measure: string): Attention {
    return this.#inboxes.of(person).attention[measure] ?? "usual";
  }

  /** @throws StorageUnavailable */
  attend(person: string, measure: string, attention: Attention): Promise<void> {
    return this.#inboxes.update(person, (inbox) => {
      const { [measure]: _before, ...others } = inbox.attention;
      return { ...inbox, attention: attention === "usual" ? others : { ...others, [measure]: attention } };
    });
  }

  #entries(person: string, inbox: Inbox, isWanted: (event: StoredEvent) => boolean): Notification[] {
    return listEntries(inbox.events.filter(isWanted), this.#readableFor(person));
  }

  /** Rights are asked once for each room and list, and anew for the next list. */
  #readableFor(person: string): Readable {
    const rooms = new Map<string, boolean>();
    return {
      mayRead: (name) => {
        let answer = rooms.get(name);
        if (answer === undefined) {
          const room = parseRoomName(name);
          answer = room !== undefined && this.#authority.access(person, room).mayRead;
          rooms.set(name, answer);
        }
        return answer;
      },
      measure: (id) => {
        const row = this.#plan.row(id);
        return row && { number: row.number, title: row.title };
      },
      session: (id) => this.#sittings.get(id),
      task: (measure, responsibility) =>
        this.#plan.commitmentsOf(measure).find((one) => one.responsibility === responsibility)?.task,
    };
  }
}
