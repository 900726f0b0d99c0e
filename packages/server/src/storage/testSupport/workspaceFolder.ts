import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DataFolder, openDataFolder } from "../embedded/openDataFolder.ts";

/** A folder for one test, in which data folders and backups stand side by side. */
export class WorkspaceFolder {
  readonly path: string;
  readonly dataDir: string;
  readonly file: string;

  static async create(): Promise<WorkspaceFolder> {
    return new WorkspaceFolder(await mkdtemp(join(tmpdir(), "querschnitt-backup-")));
  }

  private constructor(path: string) {
    this.path = path;
    this.dataDir = join(path, "data");
    this.file = join(path, "backup.tar.gz");
  }

  /** Opens the data folder as a server does, uses it, and closes it. */
  async use<Answer>(act: (folder: DataFolder) => Promise<Answer>): Promise<Answer> {
    const folder = await openDataFolder(this.dataDir);
    try {
      return await act(folder);
    } finally {
      await folder.close();
    }
  }

  /** Adds entries with these texts to a stream, and a person of that name to the directory. */
  write(stream: string, ...texts: string[]): Promise<void> {
    return this.use((folder) => writeTo(folder, stream, ...texts));
  }

  /** What a stream says, in the order of its entries. */
  read(stream: string): Promise<string[]> {
    return this.use((folder) => readFrom(folder, stream));
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }
}

/** Adds entries to a stream, by a person whom the directory knows before. */
export async function writeTo(
  { log, directory }: DataFolder,
  stream: string,
  ...texts: string[]
): Promise<void> {
  const id = `p${directory.current().people.length}`;
  await directory.update((data) => {
    data.people.push({
      id,
      name: id,
      email: `${id}@example.org`,
      organisation: "o",
      workspaceRole: "member",
      active: true,
      createdAt: new Date().toISOString(),
    });
  });
  const entries = texts.map((text) => ({ person: id, receivedAt: Date.now(), update: Buffer.from(text) }));
  await log.append([{ stream, expected: await log.end(stream), entries }]);
}

/** The texts of a stream's entries. */
export async function readFrom({ log }: DataFolder, stream: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const { update } of log.read(stream)) texts.push(Buffer.from(update).toString());
  return texts;
}
