import { rm } from "node:fs/promises";
import { open } from "lmdb";
import type { Key } from "./readWholeLog.ts";

/**
 * Gives a fresh copy of a log file its first free pages. A copy without what is free has none, and lmdb-js 3.5 ends the
 * process (in `mdb_page_alloc`, called by `mdb_freelist_save`) if the first transaction on such a file gives back more
 * pages than fit into one record of the list of free pages, some 250. After two small transactions the list never
 * becomes empty again: each one leaves the pages that it gave back to the next but one.
 */
export async function startFreeList(path: string): Promise<void> {
  const environment = open<Uint8Array, Key>({ path, encoding: "binary", maxDbs: 4, overlappingSync: false });
  try {
    const table = environment.openDB<Uint8Array, Key>({ name: "metadata", encoding: "binary" });
    const key: Key = ["free-list", "start"];
    await table.put(key, new Uint8Array(1));
    await table.remove(key);
  } finally {
    await environment.close();
    await rm(`${path}-lock`, { force: true });
  }
}
