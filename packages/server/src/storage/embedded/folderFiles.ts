/** Version of the data folder's layout. */
export const FORMAT = 1;

/** What the data folder's files are called. */
export const files = {
  format: "format.json",
  log: "log.mdb",
  directory: "directory.json",
  lastBackup: "last-backup.json",
} as const;
