import { EPOCH_KEY, WORKSPACE_STREAM } from "../storage/epochs.ts";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import type { AuditTrail } from "./AuditTrail.ts";

/** Metadata key of the audit list: the workspace's epoch, as it stood when the list last heard of it. */
const EPOCH_HEARD_OF = "epoch";

/** Writes down that a backup was restored, which gives the workspace another epoch; at the start. @throws StorageUnavailable */
export async function recordRestore(log: UpdateLog, trail: AuditTrail, now: number): Promise<void> {
  const [epoch] = await log.metadataOf([WORKSPACE_STREAM], EPOCH_KEY);
  if (!epoch) return;
  const heardOf = await trail.metadata(EPOCH_HEARD_OF);
  if (heardOf && Buffer.compare(heardOf, epoch) === 0) return;
  const deed = { kind: "backup-restored", by: null } as const;
  await trail.append([{ deed, at: now }], { metadata: { [EPOCH_HEARD_OF]: epoch } });
}
