import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { destination, type Logger, pino } from "pino";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { createService, type Service } from "./createService.ts";
import { createDemonstration } from "./demonstration/createDemonstration.ts";
import { isUnfinished } from "./demonstration/createDirectory.ts";
import { demonstrationSignIns } from "./demonstration/signIns.ts";
import { readSigningKey } from "./identity/signingKey.ts";
import type { Mailer } from "./mail/Mailer.ts";
import { MemoryMailer } from "./mail/MemoryMailer.ts";
import { SmtpMailer } from "./mail/SmtpMailer.ts";
import { DataFolderError } from "./storage/embedded/DataFolderError.ts";
import { InProcessBus } from "./storage/embedded/InProcessBus.ts";
import { type DataFolder, openDataFolder } from "./storage/embedded/openDataFolder.ts";
import { StorageUnavailable } from "./storage/UpdateLog.ts";

/** How long stopping may take before the process ends anyway. */
const STOP_MILLISECONDS = 10_000;

/** The built web application stands beside this package, whether we run from `src` or from `dist`. */
const webDist = fileURLToPath(new URL("../../web/dist", import.meta.url));

async function start(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  // Standard output is for people: the address, the sign-ins, the code.
  const logger = pino({ level: config.logLevel, base: undefined }, destination(2));
  const folder = await openDataFolder(config.dataDir);
  try {
    const service = await createService({
      config,
      storage: {
        log: folder.log,
        directory: folder.directory,
        bus: new InProcessBus(),
        report: folder.report,
      },
      signingKey: await readSigningKey(join(config.dataDir, "signing.key")),
      logger,
      mailer: mailerFor(config),
      webDist,
      demonstration: demonstrationSignIns,
    });
    stopOnSignal(service, folder, logger);
    if (!config.empty && (service.isEmpty() || isUnfinished(folder.directory.current()))) {
      await createDemonstration({ ...service, ...service.identity });
    }
    const port = await service.listen();
    announce(config, port, service);
  } catch (error) {
    await folder.close();
    throw error;
  }
}

/** Where nobody else can look, messages that cannot be sent are kept to be looked at. */
function mailerFor({ smtp, exposed }: Config): Mailer | undefined {
  if (smtp) return new SmtpMailer(smtp);
  return exposed ? undefined : new MemoryMailer();
}

function announce(config: Config, port: number, { identity }: Service): void {
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  const address = config.publicUrl ?? `http://${host}:${port}`;
  const lines = [`Querschnitt is ready: ${address}`];
  if (identity.setup.isOpen) {
    lines.push("", `Create the workspace at ${address}/setup with this code: ${identity.setup.code}`);
  } else if (identity.index.data.workspace?.demonstration) {
    lines.push("", ...demonstrationLines(config));
  }
  console.log(`\n${lines.join("\n")}\n`);
}

function demonstrationLines({ exposed }: Config): string[] {
  if (exposed) {
    return ["The demonstration's sign-ins are switched off, because strangers can reach this address."];
  }
  const { people, password } = demonstrationSignIns;
  const width = Math.max(...people.map(({ email }) => email.length));
  return [
    `Demonstration, all people are invented. The password of all of them: ${password}`,
    ...people.map(({ email, name, organisation }) => `  ${email.padEnd(width)}  ${name}, ${organisation}`),
  ];
}

function stopOnSignal(service: Service, folder: DataFolder, logger: Logger): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      logger.fatal("stopping takes too long");
      process.exit(1);
    }, STOP_MILLISECONDS).unref();
    await service.close();
    await folder.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      stop().catch((error: unknown) => {
        logger.fatal({ err: error }, "stopping failed");
        process.exit(1);
      });
    });
  }
}

/** What went wrong, in words that help whoever starts the server; undefined for our own mistakes. */
function explain(error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof DataFolderError) return error.message;
  if (error instanceof StorageUnavailable) return `The storage cannot be used: ${error.message}`;
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === "EADDRINUSE") {
    return `Port ${port} is in use. Stop the other program, or set PORT to another one.`;
  }
  if (code === "EACCES") return `Port ${port} may not be used. Set PORT to one above 1023.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `HOST ${address ?? process.env.HOST} is no address of this machine. Set HOST to 127.0.0.1, for example.`;
  }
  return undefined;
}

start().catch((error: unknown) => {
  const explanation = explain(error);
  console.error(explanation ?? error);
  process.exit(1);
});
