import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RoomBus } from "../RoomBus.ts";

/** What every adapter of `RoomBus` must do while nothing is lost. */
export function roomBusContract(name: string, create: () => Promise<RoomBus>): void {
  describe(`${name} as a room bus`, () => {
    let bus: RoomBus;
    beforeEach(async () => {
      bus = await create();
    });
    afterEach(() => bus.close());

    const listen = (topic: string): { heard: string[]; stop: () => void } => {
      const heard: string[] = [];
      const stop = bus.subscribe(topic, (message) => heard.push(Buffer.from(message).toString()));
      return { heard, stop };
    };
    const publish = (topic: string, message: string): void => bus.publish(topic, Buffer.from(message));
    /** Messages keep their order: once this one has come, those before it have. */
    const settle = async (): Promise<void> => {
      const { heard, stop } = listen("settle");
      publish("settle", "now");
      await vi.waitFor(() => expect(heard).toEqual(["now"]), { timeout: 5_000, interval: 5 });
      stop();
    };

    test("everybody on a topic hears it, in order, and nobody else", async () => {
      const [first, second, other] = [listen("doc1"), listen("doc1"), listen("doc10")];
      publish("doc1", "a");
      publish("doc1", "b");
      publish("doc", "c");
      await settle();
      expect(first.heard).toEqual(["a", "b"]);
      expect(second.heard).toEqual(["a", "b"]);
      expect(other.heard).toEqual([]);
    });

    test("nobody is called back while publishing", async () => {
      const { heard } = listen("t");
      publish("t", "a");
      expect(heard).toEqual([]);
      await settle();
      expect(heard).toEqual(["a"]);
    });

    test("whoever has stopped hears no more; the others go on", async () => {
      const [first, second] = [listen("t"), listen("t")];
      first.stop();
      first.stop();
      publish("t", "a");
      await settle();
      expect(first.heard).toEqual([]);
      expect(second.heard).toEqual(["a"]);
    });

    test("one function subscribed twice is heard twice and stopped singly", async () => {
      let count = 0;
      const listener = (): void => {
        count++;
      };
      const stop = bus.subscribe("t", listener);
      bus.subscribe("t", listener);
      publish("t", "a");
      await settle();
      expect(count).toBe(2);
      stop();
      publish("t", "b");
      await settle();
      expect(count).toBe(3);
    });

    test("the sender may use its buffer again at once", async () => {
      const { heard } = listen("t");
      const message = Buffer.from("abc");
      bus.publish("t", message);
      message.fill("x");
      await settle();
      expect(heard).toEqual(["abc"]);
    });
  });
}
