import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { files } from "../folderFiles.ts";

/** Version of a backup file's layout. */
export const BACKUP_FORMAT = 1;

/** What a backup holds besides its manifest, in the order in which it stands there: what is small comes first. */
export const backedUp = [files.format, files.directory, files.log] as const;

export const MANIFEST = "manifest.json";

const fileShape = z.object({ bytes: z.number().int().nonnegative(), sha256: z.string().length(64) });

const manifestShape = z.looseObject({
  backupFormat: z.literal(BACKUP_FORMAT),
  /** When the copy of the log was begun; ISO 8601. */
  createdAt: z.iso.datetime(),
  files: z.object({ [files.format]: fileShape, [files.directory]: fileShape, [files.log]: fileShape }),
  log: z.object({
    streams: z.number().int().nonnegative(),
    entries: z.number().int().nonnegative(),
  }),
});

/** Says what is in a backup, so that whoever reads it knows whether it is all there. */
export type Manifest = z.infer<typeof manifestShape>;
export type FileMark = z.infer<typeof fileShape>;

/** `newer`: written by a version that this one does not understand; `damaged`: no manifest at all. */
export type ManifestFailure = "newer" | "damaged";

/** Reads a manifest. */
export function parseManifest(text: string): Manifest | ManifestFailure {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "damaged";
  }
  if (z.looseObject({ backupFormat: z.number().gt(BACKUP_FORMAT) }).safeParse(json).success) return "newer";
  const manifest = manifestShape.safeParse(json);
  return manifest.success ? manifest.data : "damaged";
}

/** Size and SHA-256 of a file. */
export async function markOf(path: string): Promise<FileMark> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { bytes, sha256: hash.digest("hex") };
}
