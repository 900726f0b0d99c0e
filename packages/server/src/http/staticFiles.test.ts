import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";

const page = "<!doctype html><title>Querschnitt</title>";
let webDist: string;
let server: TestServer;
beforeAll(async () => {
  webDist = await mkdtemp(join(tmpdir(), "querschnitt-web-"));
  await writeFile(join(webDist, "index.html"), page);
  await writeFile(join(webDist, "index.html.br"), brotliCompressSync(page));
  await writeFile(join(webDist, "index.html.gz"), gzipSync(page));
  await writeFile(join(webDist, "icon.svg"), "<svg/>");
  server = await startTestServer({ webDist });
});
afterAll(async () => {
  await server.close();
  await rm(webDist, { recursive: true });
});

/** Asks without the client's own decompression. */
function ask(path: string, encodings: string) {
  return new Promise<{
    encoding: string | undefined;
    vary: string | undefined;
    type: string | undefined;
    body: Buffer;
  }>((resolve, reject) => {
    const headers = { "accept-encoding": encodings, accept: "text/html,*/*" };
    get(`${server.url}${path}`, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const { "content-encoding": encoding, "content-type": type, vary } = answer.headers;
        resolve({ encoding, vary, type, body: Buffer.concat(chunks) });
      });
    }).on("error", reject);
  });
}

test.each(["/", "/measures/m1"])(
  "%s comes compressed to whoever can read that, and plain to others",
  async (path) => {
    const brotli = await ask(path, "gzip, deflate, br");
    expect(brotli).toMatchObject({ encoding: "br", type: "text/html; charset=utf-8" });
    expect(brotliDecompressSync(brotli.body).toString()).toBe(page);
    const zipped = await ask(path, "gzip");
    expect(zipped.encoding).toBe("gzip");
    expect(gunzipSync(zipped.body).toString()).toBe(page);
    const plain = await ask(path, "identity");
    expect(plain).toMatchObject({ encoding: undefined, body: Buffer.from(page) });
    // A cache between must not hand one to who can only read the other.
    for (const { vary } of [brotli, zipped, plain]) expect(vary?.toLowerCase()).toContain("accept-encoding");
  },
);

test("a file that was too small to compress comes as it is", async () => {
  expect((await ask("/icon.svg", "br")).body.toString()).toBe("<svg/>");
});
