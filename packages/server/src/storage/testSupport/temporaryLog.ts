import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LmdbUpdateLog } from "../embedded/LmdbUpdateLog.ts";
import type { UpdateLog } from "../UpdateLog.ts";

export interface TemporaryLog {
  log: UpdateLog;
  remove(): Promise<void>;
}

/** A log on disk for one test. */
export async function temporaryLog(): Promise<TemporaryLog> {
  const folder = await mkdtemp(join(tmpdir(), "querschnitt-log-"));
  const log = LmdbUpdateLog.open(join(folder, "log.mdb"));
  const remove = async (): Promise<void> => {
    await log.close();
    await rm(folder, { recursive: true });
  };
  return { log, remove };
}
