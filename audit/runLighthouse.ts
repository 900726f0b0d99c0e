import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { findChromium } from "../scripts/steps/chromium.mjs";
import { freePort } from "../tests/support/startServer.ts";

export const categories = ["performance", "accessibility", "best-practices"] as const;
export type Category = (typeof categories)[number];

/** `mobile`: a phone with a slow connection and a quarter of this machine's speed, as Lighthouse simulates it. */
export const devices = ["desktop", "mobile"] as const;
export type Device = (typeof devices)[number];

export interface Audit {
  /** 0 to 100. */
  scores: Record<Category, number>;
  /** Milliseconds until something is painted, until the largest piece is, and for which typing would be blocked. */
  firstPaint: number;
  largestPaint: number;
  /** The selector of the largest piece. */
  largest: string;
  blocked: number;
  /** How much the page jumped about while loading; 0 is not at all. */
  layoutShift: number;
  /** Bytes of script that went over the wire. */
  scriptBytes: number;
  /** What was found wanting, in Lighthouse's words; speed apart, which its figures show. */
  findings: string[];
}

interface Detail {
  resourceType?: string;
  transferSize?: number;
  node?: { snippet?: string; selector?: string };
  selector?: string;
}

interface Report {
  runtimeError?: { message: string };
  categories: Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<
    string,
    {
      title: string;
      score: number | null;
      numericValue?: number;
      details?: { items?: Detail[] };
    }
  >;
}

const program = fileURLToPath(new URL("node_modules/lighthouse/cli/index.js", import.meta.url));

/**
 * Audits a page with a fresh profile.
 * @param cookie the session of the person who looks at it; undefined for nobody
 * @throws if Lighthouse could not look at the page
 */
export async function runLighthouse(url: string, device: Device, cookie: string | undefined): Promise<Audit> {
  const folder = await mkdtemp(join(tmpdir(), "querschnitt-audit-"));
  const file = join(folder, "report.json");
  const port = await freePort();
  const executablePath = await findChromium();
  // A browser of our own: a cookie that Lighthouse sends as a header would be missing on the sockets.
  const browser = await chromium.launchPersistentContext(join(folder, "profile"), {
    ...(executablePath && { executablePath }),
    args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${port}`],
    locale: "de-DE",
  });
  try {
    if (cookie) {
      const { origin } = new URL(url);
      await browser.addCookies(
        cookie.split("; ").map((one) => {
          const end = one.indexOf("=");
          return { name: one.slice(0, end), value: one.slice(end + 1), url: origin };
        }),
      );
    }
    await run([
      url,
      `--port=${port}`,
      "--quiet",
      "--output=json",
      `--output-path=${file}`,
      `--only-categories=${categories.join(",")}`,
      ...(device === "desktop" ? ["--preset=desktop"] : []),
    ]);
    return read(JSON.parse(await readFile(file, "utf8")) as Report);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

async function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let output = "";
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}:\n${output}`);
}

function read({ runtimeError, categories: judged, audits }: Report): Audit {
  if (runtimeError) throw new Error(`Lighthouse could not look at the page: ${runtimeError.message}`);
  const score = (category: Category): number => Math.round(100 * (judged[category].score ?? 0));
  const figure = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN;
  const failed = (["accessibility", "best-practices"] as const)
    .flatMap((category) => judged[category].auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id]?.score !== null && (audits[id]?.score ?? 1) < 1);
  return {
    scores: {
      performance: score("performance"),
      accessibility: score("accessibility"),
      "best-practices": score("best-practices"),
    },
    firstPaint: figure("first-contentful-paint"),
    largestPaint: figure("largest-contentful-paint"),
    largest: largestPiece(audits["lcp-breakdown-insight"]?.details?.items ?? []),
    blocked: figure("total-blocking-time"),
    layoutShift: figure("cumulative-layout-shift"),
    scriptBytes: (audits["network-requests"]?.details?.items ?? [])
      .filter(({ resourceType }) => resourceType === "Script")
      .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0),
    findings: failed.map(({ id }) => {
      const places = (audits[id]?.details?.items ?? []).flatMap(({ node }) => node?.snippet ?? []);
      return [`${id}: ${audits[id]?.title}`, ...places.slice(0, 5)].join("\n    ");
    }),
  };
}

function largestPiece(details: readonly Detail[]): string {
  return details.find(({ selector }) => selector !== undefined)?.selector ?? "unknown";
}
