// Hocuspocus with SQLite in its stock settings: saves a document 2 s after its last change, at the latest after 10 s.
import { join } from "node:path";
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const server = new Server({
  port: Number(process.env.PORT),
  address: "127.0.0.1",
  quiet: true,
  extensions: [new SQLite({ database: join(process.env.DATA_DIR ?? ".", "documents.sqlite") })],
});
server.listen();
