import type { IncomingMessage } from "node:http";
import { parseRoomName, type Room } from "@querschnitt/shared/protocol/roomNames";

/** What a client says about itself in the address it connects to. */
export interface Greeting {
  room: Room;
  /** Understands acknowledgements, refusals and room states. */
  wantsExtras: boolean;
  /** Epoch of its local store; undefined if it keeps none, or does not know. */
  epoch: number | undefined;
  /** Its schema version; undefined for programs. */
  schema: number | undefined;
}

/** `no-room`: the path names none; `malformed`: a parameter is no number. */
export type GreetingFailure = "no-room" | "malformed";

const prefix = "/sync/";

/** Reads the address of an upgrade request, `/sync/<room>?ack=1&epoch=<n>&schema=<n>`. */
export function readGreeting(request: IncomingMessage): Greeting | GreetingFailure {
  let url: URL;
  try {
    url = new URL(request.url ?? "", "http://localhost");
  } catch {
    return "no-room";
  }
  if (!url.pathname.startsWith(prefix)) return "no-room";
  const room = parseRoomName(decoded(url.pathname.slice(prefix.length)));
  if (!room) return "no-room";
  const epoch = wholeNumber(url.searchParams.get("epoch"), 1);
  const schema = wholeNumber(url.searchParams.get("schema"), 0);
  if (epoch === "bad" || schema === "bad") return "malformed";
  return { room, wantsExtras: url.searchParams.get("ack") === "1", epoch, schema };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}

function wholeNumber(text: string | null, least: number): number | undefined | "bad" {
  if (text === null) return undefined;
  return /^\d{1,15}$/.test(text) && Number(text) >= least ? Number(text) : "bad";
}
