import { getSystemErrorMap } from "node:util";

/** A backup could not be made or restored; the message names the cause and what helps. */
export class BackupError extends Error {
  override name = "BackupError";
}

const causes: Record<string, string> = {
  ENOSPC: "There is no space left on the disk. Free some and try again.",
  EDQUOT: "The disk quota is used up. Free some space and try again.",
  EFBIG: "The file would be larger than its file system, or a limit of this user, permits.",
  EACCES:
    "This user has no right to. Run the command as the server's user or as root, or name another place.",
  EPERM: "This user has no right to. Run the command as the server's user or as root, or name another place.",
  EROFS: "The file system is read-only. Name another place.",
  ENOENT: "It does not exist. Check the path, or create the folder first.",
  ENOTDIR: "A part of the path is no folder. Check the path.",
  EISDIR: "It is a folder. Name a file.",
  EIO: "The disk reports an error. Try another place and look at the system's log.",
  EBUSY:
    "It is a mount point, which cannot be moved. Set DATA_DIR to a folder inside of it, for this command and for the server.",
  EXDEV:
    "It is a mount point, which cannot be moved. Set DATA_DIR to a folder inside of it, for this command and for the server.",
};

/**
 * What went wrong, as an error for people; one that already is stays as it is.
 * @param what what could not be done, as a sentence without its full stop
 */
export function explained(what: string, cause: unknown): BackupError {
  if (cause instanceof BackupError) return cause;
  const { message } = rootOf(cause);
  const code = systemCode(cause);
  const cure = code === undefined ? undefined : causes[code];
  return new BackupError(`${what}${cure === undefined ? "." : `: ${cure}`} (${message})`, { cause });
}

/** The system's name of an error, such as ENOSPC. LMDB hands on only the system's words for it. */
export function systemCode(error: unknown): string | undefined {
  const { code, message } = rootOf(error) as NodeJS.ErrnoException;
  if (typeof code === "string") return code;
  const words = message.toLowerCase();
  return [...getSystemErrorMap().values()].find(([, known]) => words.includes(known))?.[0];
}

function rootOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}
