/** What a storage knows of itself, for those who look after it. */
export type StorageReport = () => Promise<{
  /** Bytes of the log's file, and of what it holds. */
  log: { file: number | null; used: number | null };
  /** ISO 8601 time of the last backup; null: the storage knows of none. */
  lastBackupAt: string | null;
}>;
