import { WebSocket } from "ws";
import { within } from "../support/waitFor.ts";

/** What a server must be started with for `collectedHeap`: Node's own inspector, on a free port of this machine. */
export const withInspector = { NODE_OPTIONS: "--inspect=127.0.0.1:0" } as const;

/**
 * Has the server's V8 collect its garbage and answers how many bytes of the heap, and of buffers outside of it, are
 * really in use then. Resident memory alone could not tell a small leak from memory that V8 merely keeps for later.
 * @param output what the server has written so far; the inspector's address stands in it
 */
export async function collectedHeap(output: string): Promise<number> {
  const address = [...output.matchAll(/Debugger listening on (ws:\/\/\S+)/g)].at(-1)?.[1];
  if (!address) throw new Error("the server was not started with its inspector");
  const socket = new WebSocket(address);
  try {
    await within(
      "inspector",
      new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject)),
    );
    // What finalizers and weak references let go of goes with the second.
    await ask(socket, 1, "HeapProfiler.collectGarbage");
    await ask(socket, 2, "HeapProfiler.collectGarbage");
    const expression = "JSON.stringify(process.memoryUsage())";
    const { result } = await ask<{ result: { value: string } }>(socket, 3, "Runtime.evaluate", {
      expression,
    });
    const { heapUsed, external } = JSON.parse(result.value) as NodeJS.MemoryUsage;
    return heapUsed + external;
  } finally {
    socket.close();
  }
}

function ask<Result>(socket: WebSocket, id: number, method: string, params: object = {}): Promise<Result> {
  const answer = new Promise<Result>((resolve) => {
    const listen = (data: Buffer): void => {
      const message = JSON.parse(data.toString());
      if (message.id !== id) return;
      socket.off("message", listen);
      resolve(message.result);
    };
    socket.on("message", listen);
  });
  socket.send(JSON.stringify({ id, method, params }));
  return within(method, answer, 60_000);
}
