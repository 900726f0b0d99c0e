import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { ApiClient } from "./ApiClient.ts";
import { waitFor } from "./waitFor.ts";

/** An unchanged y-websocket client with a document of its own, as any program could use one. */
export class StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Close codes the server gave, oldest first. */
  readonly closeCodes: number[] = [];

  constructor(url: string, room: string, params: Record<string, string>, doc = new Y.Doc()) {
    this.doc = doc;
    this.provider = new WebsocketProvider(`${url.replace(/^http/, "ws")}/sync`, room, doc, {
      params,
      // Clients in one process would otherwise hear each other past the server.
      disableBc: true,
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    this.provider.on("connection-close", (event) => {
      if (event) this.closeCodes.push(event.code);
    });
  }

  /** Connects as a signed-in person and waits for the first sync. */
  static async open(api: ApiClient, room: string, doc?: Y.Doc): Promise<StockClient> {
    const client = new StockClient(api.url, room, { token: await api.token() }, doc);
    await client.synced();
    return client;
  }

  /** Waits until the server has brought this client up to date. */
  async synced(): Promise<void> {
    await waitFor(`client to be synced in ${this.provider.roomname}`, () => this.provider.synced);
  }

  disconnect(): void {
    this.provider.disconnect();
  }

  async reconnect(): Promise<void> {
    this.provider.connect();
    await this.synced();
  }

  destroy(): void {
    this.provider.destroy();
    this.doc.destroy();
  }
}

/** Waits until all copies of a document are the same and nothing in them waits for something missing. */
export async function converged(docs: readonly Y.Doc[]): Promise<void> {
  await waitFor(`${docs.length} copies to be the same`, () => {
    const [first, ...others] = docs.map(vectorAndDeletes);
    return docs.every((doc) => doc.store.pendingStructs === null && doc.store.pendingDs === null) &&
      others.every((one) => one === first)
      ? true
      : undefined;
  });
}

/** What a copy knows of: state vector and deletions, in a stable order. */
function vectorAndDeletes(doc: Y.Doc): string {
  const snapshot = Y.snapshot(doc);
  const vector = [...snapshot.sv].sort(([a], [b]) => a - b);
  const deletes = [...snapshot.ds.clients]
    .map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])] as const)
    .sort(([a], [b]) => a - b);
  return JSON.stringify([vector, deletes]);
}
