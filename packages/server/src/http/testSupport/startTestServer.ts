import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { readConfig } from "../../config.ts";
import { createService, type Service } from "../../createService.ts";
import { hashPassword } from "../../identity/passwordHash.ts";
import type { Mailer } from "../../mail/Mailer.ts";
import { InProcessBus } from "../../storage/embedded/InProcessBus.ts";
import { type DataFolder, openDataFolder } from "../../storage/embedded/openDataFolder.ts";
import type { UpdateLog } from "../../storage/UpdateLog.ts";
import { TestClient } from "./TestClient.ts";
import { testDirectory } from "./testDirectory.ts";

/** The password of everybody in the tests' workspace. */
export const testPassword = "Laternen-am-Kanal";

export interface TestServerOptions {
  environment?: NodeJS.ProcessEnv;
  webDist?: string;
  /** Nobody has set the workspace up yet. */
  empty?: boolean;
  demonstrationPassword?: string;
  mailer?: Mailer;
  /** A data folder that stays when the server is closed; otherwise one of its own. */
  path?: string;
  /** Stands between the server and the log on disk. */
  around?: (log: UpdateLog) => UpdateLog;
  now?: () => number;
}

export interface TestServer extends Service {
  url: string;
  /** The data folder. */
  path: string;
  client(): TestClient;
  /** A client on which the person has signed in. */
  signedIn(email: string): Promise<TestClient>;
  /** From now on nothing can be written any more, as on a full disk. */
  breakStorage(): Promise<void>;
  /** From now on nothing gets into the log of documents any more. */
  breakLog(): Promise<void>;
  /** Everything that was logged so far. */
  logged(): string;
}

let passwordHash: Promise<string> | undefined;

/** The real server on a free port of the loopback address, over real storage in a folder of its own. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const path = options.path ?? (await mkdtemp(join(tmpdir(), "querschnitt-http-")));
  const folder = await openDataFolder(path);
  if (!options.empty && folder.directory.current().people.length === 0) await fill(folder);
  const lines: string[] = [];
  const service = await createService({
    config: {
      ...readConfig({ HTTP_REQUESTS_PER_MINUTE: "10000", ...options.environment }, []),
      port: 0,
      host: "127.0.0.1",
    },
    storage: {
      log: options.around?.(folder.log) ?? folder.log,
      directory: folder.directory,
      bus: new InProcessBus(),
      report: folder.report,
    },
    signingKey: options.path === undefined ? randomBytes(32) : Buffer.alloc(32),
    ...(options.now && { now: options.now }),
    logger: pino({ level: "debug" }, { write: (line: string) => lines.push(line) }),
    mailer: options.mailer,
    webDist: options.webDist,
    demonstration: { password: options.demonstrationPassword ?? "not in these tests", people: [] },
  });
  const url = `http://127.0.0.1:${await service.listen()}`;
  return {
    ...service,
    url,
    path,
    client: () => new TestClient(url),
    signedIn: async (email) => {
      const client = new TestClient(url);
      const { status } = await client.signIn(email, testPassword);
      if (status !== 200) throw new Error(`${email} cannot sign in: ${status}`);
      return client;
    },
    breakStorage: () => folder.directory.close(),
    breakLog: () => folder.log.close(),
    logged: () => lines.join(""),
    close: async () => {
      await service.close();
      await folder.close();
      if (options.path === undefined) await rm(path, { recursive: true, force: true });
    },
  };
}

async function fill({ directory }: DataFolder): Promise<void> {
  passwordHash ??= hashPassword(testPassword);
  const data = testDirectory(await passwordHash);
  await directory.update((fresh) => {
    Object.assign(fresh, data);
  });
}
