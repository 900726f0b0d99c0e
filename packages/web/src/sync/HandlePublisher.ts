import type { RoomHandle } from "./RoomHandle.ts";
import { isSameStatus } from "./roomStatus.ts";

/** Holds the current handle of a room and tells whoever shows it when there is another. */
export class HandlePublisher {
  readonly #listeners = new Set<() => void>();
  #current: RoomHandle | undefined;

  get current(): RoomHandle | undefined {
    return this.#current;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A handle that says the same as the current one is no news. */
  publish(handle: RoomHandle): void {
    if (this.#current?.doc === handle.doc && isSameStatus(this.#current.status, handle.status)) return;
    this.#current = handle;
    for (const listener of [...this.#listeners]) listener();
  }

  end(): void {
    this.#listeners.clear();
  }
}
