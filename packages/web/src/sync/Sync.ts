import { parseRoomName, type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import type { RuleKnowledge } from "../offline/planReenactment.ts";
import type { AsideEntry, WorkStore } from "../offline/WorkStore.ts";
import type { SyncAddress } from "./LiveCopy.ts";
import { RoomConnection } from "./RoomConnection.ts";
import type { RoomProblem, RoomStatus } from "./RoomHandle.ts";
import type { RoomSurroundings } from "./RoomSurroundings.ts";

export interface SyncOptions {
  person: string;
  address: SyncAddress;
  store: WorkStore;
  /** Whether `store` outlives the page. */
  persistent: boolean;
  knowledge(room: Room): Promise<RuleKnowledge | undefined>;
}

/** The state of all of a person's work on this device. */
export interface Work {
  connection: RoomStatus["connection"];
  unsent: number;
  aside: readonly AsideEntry[];
  problem: RoomProblem | undefined;
}

interface Open {
  connection: RoomConnection;
  users: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}

/** So long a room stays open after its last user, so that going from page to page does not reconnect. */
const LINGER = 10_000;

interface ReplacedNotice {
  room: string;
  generation: number;
}

/** Everything one signed-in person has open: rooms shared by the components that use them, and the work aside. */
export class Sync {
  readonly person: string;
  readonly #store: WorkStore;
  readonly #around: RoomSurroundings;
  readonly #rooms = new Map<string, Open>();
  readonly #listeners = new Set<() => void>();
  readonly #channel: BroadcastChannel;
  #aside: readonly AsideEntry[] = [];
  #storageFailed: boolean;
  #work: Work;
  #destroyed = false;
  #isReachable = true;

  constructor({ person, address, store, persistent, knowledge }: SyncOptions) {
    this.person = person;
    this.#store = store;
    this.#storageFailed = !persistent;
    this.#work = { connection: "connecting", unsent: 0, aside: [], problem: undefined };
    this.#channel = new BroadcastChannel(`querschnitt/${person}`);
    this.#channel.onmessage = ({ data }: MessageEvent<ReplacedNotice>) => {
      void this.#rooms.get(data.room)?.connection.replacedElsewhere(data.generation);
      void this.#readAside();
    };
    this.#around = {
      person,
      address,
      store,
      knowledge,
      isOnLine: () => typeof navigator === "undefined" || navigator.onLine !== false,
      asideChanged: () => void this.#readAside(),
      storageFailed: () => {
        this.#storageFailed = true;
        this.#publish();
      },
      replaced: (room, generation) =>
        this.#channel.postMessage({ room, generation } satisfies ReplacedNotice),
    };
    if (typeof window !== "undefined") {
      window.addEventListener("online", this.#onOnline);
      window.addEventListener("offline", this.#onOffline);
    }
    void this.#readAside();
    // A page without rooms (the plan) has a state too, once it is known what waits to be sent.
    void this.sendUnsent().then(() => this.#publish());
  }

  get work(): Work {
    return this.#work;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes note of what others know of the server: a page without rooms has no connection of its own to go by. */
  noteReachable(isReachable: boolean): void {
    if (isReachable === this.#isReachable) return;
    this.#isReachable = isReachable;
    this.#publish();
  }

  /** Opens a room, or joins those who have it open. Give it back with `release`. */
  acquire(room: Room): RoomConnection {
    const name = roomName(room);
    let open = this.#rooms.get(name);
    if (!open) {
      open = { connection: new RoomConnection(room, this.#around), users: 0, closing: undefined };
      this.#rooms.set(name, open);
      open.connection.subscribe(() => this.#publish());
      void open.connection.start();
    }
    clearTimeout(open.closing);
    open.closing = undefined;
    open.users++;
    // Access may have been given meanwhile.
    if (open.connection.handle?.status.problem === "no-access") open.connection.connect();
    return open.connection;
  }

  release(room: Room): void {
    const open = this.#rooms.get(roomName(room));
    if (!open) return;
    open.users--;
    if (open.users === 0) this.#closeLater(open);
  }

  /** Opens every room whose outbox holds something, until it is sent. */
  sendUnsent(): Promise<void> {
    return this.#callOn(this.#store.roomsWithUnsent());
  }

  /**
   * Asks about what this device holds of the internal discussions of organisations that are not this person's: of a room
   * that they may no longer read the copy goes, and unsent work is kept aside.
   */
  askAboutOthers(organisation: string): Promise<void> {
    return this.#callOn(
      this.#store.rooms(),
      (room) => room.kind === "internal" && room.organisation !== organisation,
    );
  }

  async discardAside(id: string): Promise<void> {
    await this.#store.removeAside(id);
    await this.#readAside();
  }

  /** Ends everything; with `wipe`, deletes this person's work from the device too. */
  async end({ wipe }: { wipe: boolean }): Promise<void> {
    this.destroy();
    if (wipe) await this.#store.wipe();
    else await this.#store.close();
  }

  destroy(): void {
    this.#destroyed = true;
    for (const { connection, closing } of this.#rooms.values()) {
      clearTimeout(closing);
      connection.destroy();
    }
    this.#rooms.clear();
    this.#channel.close();
    if (typeof window !== "undefined") {
      window.removeEventListener("online", this.#onOnline);
      window.removeEventListener("offline", this.#onOffline);
    }
  }

  readonly #onOnline = (): void => {
    for (const { connection } of this.#rooms.values()) connection.connect();
    void this.sendUnsent();
    this.#publish();
  };

  // The socket may believe itself connected long after the network has gone.
  readonly #onOffline = (): void => {
    for (const { connection } of this.#rooms.values()) connection.disconnect();
    this.#publish();
  };

  #closeLater(open: Open): void {
    open.closing = setTimeout(() => {
      if (open.users > 0) return;
      if (open.connection.busy) return this.#closeLater(open);
      this.#rooms.delete(open.connection.name);
      open.connection.destroy();
      this.#publish();
    }, LINGER);
  }

  /** Opens rooms for a moment, or for as long as something in them waits to be sent. */
  async #callOn(named: Promise<string[]>, wanted: (room: Room) => boolean = () => true): Promise<void> {
    const names = await named.catch((cause: unknown) => {
      this.#around.storageFailed(cause);
      return [];
    });
    for (const name of names) {
      const room = parseRoomName(name);
      if (this.#destroyed || !room || !wanted(room) || this.#rooms.has(name)) continue;
      this.acquire(room);
      this.release(room);
    }
  }

  async #readAside(): Promise<void> {
    const aside = await this.#store.listAside().catch((cause: unknown) => {
      this.#around.storageFailed(cause);
      return this.#aside;
    });
    if (this.#destroyed || JSON.stringify(aside) === JSON.stringify(this.#aside)) return;
    this.#aside = aside;
    this.#publish();
  }

  #publish(): void {
    if (this.#destroyed) return;
    const statuses = [...this.#rooms.values()].flatMap(({ connection }) => connection.handle?.status ?? []);
    const work: Work = {
      connection: worst(
        [...this.#rooms.values()].map(
          ({ connection }) => connection.handle?.status.connection ?? "connecting",
        ),
        this.#around.isOnLine() && (this.#isReachable || this.#rooms.size > 0),
      ),
      unsent: statuses.reduce((sum, { unsent }) => sum + unsent, 0),
      aside: this.#aside,
      problem: this.#storageFailed
        ? "storage"
        : statuses.find(({ problem }) => problem && problem !== "no-access")?.problem,
    };
    const same = (Object.keys(work) as (keyof Work)[]).every((key) => work[key] === this.#work[key]);
    if (same) return;
    this.#work = work;
    for (const listener of [...this.#listeners]) listener();
  }
}

function worst(connections: readonly RoomStatus["connection"][], online: boolean): RoomStatus["connection"] {
  if (!online || connections.includes("offline")) return "offline";
  return connections.includes("connecting") ? "connecting" : "online";
}
