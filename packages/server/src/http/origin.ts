import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import type { Config } from "../config.ts";

/**
 * Whether a request that changes something, or opens a socket, may come from where it says. Programs that are no
 * browsers name no origin and carry no cookie they did not ask for, so they pass.
 */
export function isOwnOrigin(
  headers: IncomingHttpHeaders,
  { publicUrl, loopback }: Pick<Config, "publicUrl" | "loopback">,
): boolean {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (origin === undefined) return site === undefined || site === "same-origin" || site === "none";
  if (publicUrl !== undefined && origin === publicUrl) return true;
  if (host === undefined || (origin !== `http://${host}` && origin !== `https://${host}`)) return false;
  // Where a name was configured, only it counts; on a loopback address any other name is DNS rebinding.
  if (loopback) return isLocalName(host);
  return publicUrl === undefined;
}

function isLocalName(host: string): boolean {
  const name = host.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  return name === "localhost" || name.endsWith(".localhost") || isIP(name) !== 0;
}
