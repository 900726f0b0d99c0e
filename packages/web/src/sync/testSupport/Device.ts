import type { MeasureRole } from "@querschnitt/shared/policy/roles";
import { parseRoomName, type Room } from "@querschnitt/shared/protocol/roomNames";
import { waitFor } from "../../../../../tests/support/waitFor.ts";
import { IndexedDbWorkStore } from "../../offline/IndexedDbWorkStore.ts";
import type { RoomHandle } from "../RoomHandle.ts";
import { Sync } from "../Sync.ts";
import { Network } from "./Network.ts";

export interface DeviceOptions {
  person: string;
  /** The sync server's address, for example `ws://127.0.0.1:1234/sync`. */
  url: string;
  /** What the API would say about the person's role now. */
  role(): MeasureRole | undefined;
}

/** One person's browser: pages come and go, its store stays. */
export class Device {
  readonly network: Network;
  readonly #options: DeviceOptions;
  readonly #pages: Page[] = [];

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.network = new Network(options.person);
  }

  async openPage(): Promise<Page> {
    const { person, url, role } = this.#options;
    const sync = new Sync({
      person,
      address: { url, WebSocket: this.network.WebSocket },
      store: await IndexedDbWorkStore.open(person),
      persistent: true,
      knowledge: async () => ({
        actor: { person, organisation: `org${person}`, workspaceRole: "member" },
        access: { role: role(), moderates: false },
        organisationExists: () => true,
        organisationOf: (other) => `org${other}`,
      }),
    });
    const page = new Page(sync);
    this.#pages.push(page);
    return page;
  }

  async wipe(): Promise<void> {
    for (const page of this.#pages) await page.close();
    await (await IndexedDbWorkStore.open(this.#options.person)).wipe();
  }
}

/** One open page of the application. */
export class Page {
  readonly sync: Sync;
  #closed = false;

  constructor(sync: Sync) {
    this.sync = sync;
  }

  /** Opens a room and waits until it can be worked in. */
  async open(name: string): Promise<OpenRoom> {
    const room = parseRoomName(name) as Room;
    const connection = this.sync.acquire(room);
    await waitFor(`${name} is ready`, () => connection.handle?.status.ready === true);
    return { now: () => connection.handle as RoomHandle };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.sync.end({ wipe: false });
  }
}

export interface OpenRoom {
  /** The room as components see it at this moment. */
  now(): RoomHandle;
}
