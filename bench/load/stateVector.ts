import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** The state vector of somebody who has all of one client's updates, given in their order. */
export function stateVectorAfter(client: number, updates: readonly Uint8Array[]): Uint8Array {
  const last = updates.findLast((update) => Y.decodeUpdate(update).structs.length > 0);
  const clock = last
    ? Math.max(...Y.decodeUpdate(last).structs.map(({ id, length }) => id.clock + length))
    : 0;
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
  });
}
