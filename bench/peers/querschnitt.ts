import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { plainDialect } from "../load/Dialect.ts";
import { ServerProcess } from "../measuring/ServerProcess.ts";
import { limits } from "../parameters.ts";
import { freePort } from "./freePort.ts";
import type { Peer, RunningPeer } from "./Peer.ts";
import { copyWorkspace, readWorkspace } from "./workspace.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const entry = join(root, "packages/server/dist/main.js");

/** Our server as production starts it: admission, rights, durable log and acknowledgements on. */
export function querschnitt(template: string): Peer {
  return {
    key: "querschnitt",
    label: "Querschnitt",
    dialect: plainDialect,
    hasDocuments: true,
    // Every 7.5 s it looks for rooms that have rested for 5 s.
    putsOffSeconds: 12.5,
    isPersistent: true,
    acknowledgement: "acknowledged",
    missing: () => (existsSync(entry) ? undefined : "not built"),
    async prepare(dataDir) {
      copyWorkspace(template, dataDir);
    },
    launch,
  };
}

async function launch(dataDir: string): Promise<RunningPeer> {
  const port = await freePort();
  const process = await ServerProcess.start({
    args: [entry, "--empty"],
    cwd: root,
    environment: {
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      ...limits,
    },
    port,
  });
  const { people, measures } = readWorkspace(dataDir);
  const tokens = await Promise.all(people.map(({ cookie }) => token(`http://127.0.0.1:${port}`, cookie)));
  const room = (n: number): string => `measure/${measures[n]}/draft`;
  return {
    process,
    room,
    address: (n, person) =>
      `ws://127.0.0.1:${port}/sync/${room(n)}?ack=1&token=${encodeURIComponent(tokens[person % tokens.length] ?? "")}`,
  };
}

async function token(url: string, cookie: string): Promise<string> {
  const response = await fetch(`${url}/api/tokens`, { method: "POST", headers: { origin: url, cookie } });
  if (!response.ok) throw new Error(`no token: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { token: string }).token;
}
