import type { Limits } from "@querschnitt/shared/protocol/limits";
import type { Refusal, RefusalReason } from "@querschnitt/shared/protocol/messages";
import type { Addition } from "./Addition.ts";
import type { ClientLedger } from "./ClientLedger.ts";
import { encodeTrimmed } from "./encodeTrimmed.ts";
import { Inadmissible } from "./Inadmissible.ts";
import { joinOn } from "./joinOn.ts";
import { parseUpdate } from "./parseUpdate.ts";
import type { RoomContents } from "./RoomContents.ts";
import type { Block, DeletedRanges } from "./struct.ts";
import { trim } from "./trim.ts";

export interface Admitted {
  outcome: "admitted";
  /** Exactly what is new; a copy of its own. */
  update: Uint8Array;
  /** Client ids that become the sender's with it. */
  newClients: number[];
  /**
   * It does nothing but delete text formats. Yjs does so by itself, at readers too, to tidy up after concurrent
   * formatting: it is no sign that somebody wrote.
   */
  onlyTidiesFormats: boolean;
  /** Makes it part of the room. To be called before anything else is; a proposal is good for one state of the room. */
  commit(): void;
}

export type Proposal =
  | Admitted
  /** All of it was known. */
  | { outcome: "nothing-new" }
  /** It builds on something that is neither there nor in the update. */
  | { outcome: "gap" }
  | { outcome: "refused"; refusal: Refusal };

/**
 * The first four of the five steps that every update must pass: parse, trim, join on, whose. Nothing is changed until
 * `commit` of the answer is called, so that the fifth, whether its sender may write, comes between.
 */
export function examine(
  contents: RoomContents,
  ledger: ClientLedger,
  person: string,
  bytes: Uint8Array,
  limits: Limits,
): Proposal {
  if (bytes.length > limits.messageBytes) return refused("too-large", `${bytes.length} bytes`);
  const parsed = parseUpdate(bytes, limits.partsPerUpdate);
  if ("reason" in parsed) return { outcome: "refused", refusal: parsed };
  const trimmed = trim(contents, parsed);
  if (trimmed === "nothing-new" || trimmed === "gap") return { outcome: trimmed };
  const { blocks, deletions } = trimmed;
  // Counted after trimming: a client that sends its whole store names everybody who ever wrote.
  if (blocks.length > limits.clientsPerUpdate)
    return refused("too-many-clients", `${blocks.length} in one update`);
  let addition: Addition | "gap";
  try {
    addition = joinOn(contents, blocks, contents.grammar, limits.nestingDepth);
  } catch (error) {
    if (error instanceof Inadmissible) return { outcome: "refused", refusal: error.refusal };
    throw error;
  }
  if (addition === "gap" || !addition.reaches(deletions)) return { outcome: "gap" };
  const newClients = claim(ledger, person, blocks, limits);
  if (!Array.isArray(newClients)) return { outcome: "refused", refusal: newClients };
  return proposal(contents, ledger, person, encodeTrimmed(parsed, trimmed), newClients, addition, deletions);
}

/** The client ids that are new, or why the update may not write under those it names. */
function claim(
  ledger: ClientLedger,
  person: string,
  blocks: readonly Block[],
  limits: Limits,
): number[] | Refusal {
  const newClients: number[] = [];
  for (const { client } of blocks) {
    const owner = ledger.ownerOf(client);
    if (owner === undefined) newClients.push(client);
    else if (owner !== person)
      return { reason: "client-id-taken", detail: `client ${client} is somebody else's` };
  }
  if (newClients.length > 0 && ledger.countOf(person) + newClients.length > limits.clientsPerPersonAndRoom) {
    return { reason: "too-many-clients", detail: "of one person in this room" };
  }
  return newClients;
}

function proposal(
  contents: RoomContents,
  ledger: ClientLedger,
  person: string,
  update: Uint8Array,
  newClients: number[],
  addition: Addition,
  deletions: readonly DeletedRanges[],
): Admitted {
  const { version } = contents;
  return {
    outcome: "admitted",
    update,
    newClients,
    onlyTidiesFormats: addition.clients.size === 0 && areFormats(contents, deletions),
    commit() {
      if (contents.version !== version) throw new Error("the room has changed since the update was examined");
      contents.add(addition, deletions);
      for (const client of newClients) ledger.load(client, person);
    },
  };
}

function areFormats(contents: RoomContents, deletions: readonly DeletedRanges[]): boolean {
  for (const { client, ranges } of deletions) {
    for (let index = 0; index < ranges.length; index += 2) {
      if (!contents.isFormats(client, ranges[index] as number, ranges[index + 1] as number)) return false;
    }
  }
  return true;
}

function refused(reason: RefusalReason, detail: string): Proposal {
  return { outcome: "refused", refusal: { reason, detail } };
}
