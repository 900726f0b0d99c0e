import { Erasures } from "./identity/Erasures.ts";
import type { Mailer } from "./mail/Mailer.ts";
import type { NotificationService } from "./notifications/createNotifications.ts";
import type { Messages } from "./process/Messages.ts";
import { clearOfPerson } from "./process/messageWords.ts";
import type { Redactions } from "./process/Redactions.ts";
import type { Versions } from "./process/Versions.ts";
import type { Directory } from "./storage/Directory.ts";
import type { Rooms } from "./sync/Rooms.ts";

export interface ErasedFrom {
  directory: Directory;
  mailer: Mailer | undefined;
  messages: Messages;
  redactions: Redactions;
  versions: Versions;
  rooms: Rooms;
  notifications: NotificationService;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Erasing a person, with every place outside of the directory that it has to reach. */
export function createErasures({ directory, now, ...places }: ErasedFrom): Erasures {
  const { mailer, messages, redactions, versions, rooms, notifications } = places;
  return new Erasures({
    directory,
    forgetWords: async (person, pseudonym) => {
      mailer?.forget?.(person);
      await messages.forget(person, pseudonym);
      await versions.forget(person, pseudonym);
      await redactions.changeRemarks((remark) => clearOfPerson(remark, person, pseudonym));
    },
    removeTraces: async (person) => {
      await rooms.remove({ kind: "marks", person });
      await notifications.notifications.forget(person);
    },
    now,
  });
}
