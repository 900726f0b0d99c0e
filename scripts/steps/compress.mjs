import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { filesUnder } from "./filesUnder.mjs";
import { root } from "./project.mjs";

/** Below this, compressing saves less than a packet. */
const WORTH = 1024;

/** Lays a compressed copy beside every file of the web application that gets smaller; the server hands those out. */
export function compressWebApplication() {
  for (const file of filesUnder(join(root, "packages/web/dist"), /\.(js|css|html|svg|webmanifest)$/)) {
    const content = readFileSync(file);
    if (content.length < WORTH) continue;
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(content));
  }
}
