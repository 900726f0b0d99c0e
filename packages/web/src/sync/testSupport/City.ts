import type { MeasureRole } from "@querschnitt/shared/policy/roles";
import { startSync, type TestSync } from "../../../../server/src/sync/testSupport/startSync.ts";
import { Device } from "./Device.ts";

/** A real sync server, and the devices of the people who use it. */
export class City {
  readonly server: TestSync;
  readonly #roles: Record<string, MeasureRole | undefined>;
  readonly #devices: Device[] = [];

  private constructor(server: TestSync, roles: Record<string, MeasureRole | undefined>) {
    this.server = server;
    this.#roles = roles;
  }

  /** Anna and Bert edit, Clara comments. */
  static async open(): Promise<City> {
    const roles = { anna: "editor", bert: "editor", clara: "commenter" } as const;
    return new City(await startSync({ roles }), { ...roles });
  }

  device(person: string): Device {
    const device = new Device({ person, url: this.server.origin, role: () => this.#roles[person] });
    this.#devices.push(device);
    return device;
  }

  /** What somebody may do on every measure from now on; undefined: not even read. */
  setRole(person: string, role: MeasureRole | undefined): void {
    this.#roles[person] = role;
    this.server.authority.setRole(person, role);
  }

  async close(): Promise<void> {
    for (const device of this.#devices) await device.wipe();
    await this.server.close();
  }
}
