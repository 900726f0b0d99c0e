import fc from "fast-check";
import { expect, test } from "vitest";
import { presenceFrame, syncStep1Frame, syncStep2Frame, updateFrame } from "./frames.ts";
import { readMessage } from "./readMessage.ts";

const bytes = fc.uint8Array({ maxLength: 300 });

test("[WIRE-1] what is sent is what is read", () => {
  fc.assert(
    fc.property(bytes, (payload) => {
      expect(readMessage(syncStep1Frame(payload))).toEqual({ type: "syncStep1", stateVector: payload });
      expect(readMessage(syncStep2Frame(payload))).toEqual({
        type: "update",
        step: "syncStep2",
        update: payload,
      });
      expect(readMessage(updateFrame(payload))).toEqual({ type: "update", step: "update", update: payload });
      expect(readMessage(presenceFrame(payload))).toEqual({ type: "presence", update: payload });
    }),
  );
});

test("[WIRE-1] every truncation of a message is malformed", () => {
  const frame = updateFrame(new Uint8Array(200).fill(3));
  for (let length = 0; length < frame.length; length++) {
    expect(readMessage(frame.subarray(0, length)).type).toBe("malformed");
  }
});

test("[WIRE-1] a frame that is a view of a larger buffer is read no further than it goes", () => {
  const buffer = new Uint8Array([0, 2, 5, 1, 2, 3, 4, 5, 6, 7]);
  expect(readMessage(buffer.subarray(0, 5)).type).toBe("malformed");
});

test("[WIRE-1] no bytes make reading throw", () => {
  fc.assert(
    fc.property(bytes, (frame) => {
      readMessage(frame);
    }),
    { numRuns: 5_000 },
  );
});
