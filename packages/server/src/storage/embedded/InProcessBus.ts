import type { RoomBus } from "../RoomBus.ts";

type Listener = (message: Uint8Array) => void;

/** The bus of a server that stands alone. */
export class InProcessBus implements RoomBus {
  readonly #listeners = new Map<string, Set<Listener>>();
  #closed = false;

  publish(topic: string, message: Uint8Array): void {
    const listeners = this.#listeners.get(topic);
    if (this.#closed || !listeners) return;
    // Heard later, as from a network: nobody is called back in the middle of what they are doing.
    const copy = Uint8Array.from(message);
    queueMicrotask(() => {
      for (const listener of listeners) listener(copy);
    });
  }

  subscribe(topic: string, listener: Listener): () => void {
    // Wrapped, so that the same function subscribed twice is heard twice and stopped singly.
    const own: Listener = (message) => listener(message);
    const listeners = this.#listeners.get(topic) ?? new Set();
    listeners.add(own);
    this.#listeners.set(topic, listeners);
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners) this.#listeners.delete(topic);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const listeners of this.#listeners.values()) listeners.clear();
    this.#listeners.clear();
  }
}
