import { connect } from "node:net";
import { RawSocket, syncFrame } from "../support/RawSocket.ts";
import type { Seeded } from "../support/seeded.ts";
import type { Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

/** What somebody without good manners does to a room; each waits until it is over. */
export type Attack = (attacker: Teammate, room: string, random: Seeded) => Promise<void>;

const open = async (attacker: Teammate, room: string): Promise<RawSocket> =>
  RawSocket.open(attacker.api.url, room, { token: await attacker.api.token(), ack: "1" });

const randomBytes = (random: Seeded, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => random.below(256));

const everything = syncFrame(0, Uint8Array.of(0));

/** Bytes that mean nothing: the socket is closed for it. */
const noise: Attack = async (attacker, room, random) => {
  const raw = await open(attacker, room);
  raw.send(Uint8Array.of(0, 9, ...randomBytes(random, random.below(500))));
  await raw.closed();
};

/** Updates that are none, and one that is cut short. */
const brokenUpdates: Attack = async (attacker, room, random) => {
  const raw = await open(attacker, room);
  for (let count = 1 + random.below(20); count > 0 && raw.isOpen; count--) {
    raw.sendUpdate(Uint8Array.of(1, 1, ...randomBytes(random, 1 + random.below(2_000))));
  }
  // Whether they count as malformed, as refused or as a gap depends on the bytes; the last one is malformed for sure.
  if (raw.isOpen) raw.send(Uint8Array.of(0, 9));
  await raw.closed();
};

/** One message beyond the limit. */
const tooLarge: Attack = async (attacker, room) => {
  const raw = await open(attacker, room);
  raw.send(new Uint8Array(3 * 1024 * 1024));
  await raw.closed();
};

const textFrame: Attack = async (attacker, room) => {
  const raw = await open(attacker, room);
  raw.socket.send("GET / HTTP/1.1");
  await raw.closed();
};

/** Asks for the whole document again and again and reads none of it, then is gone. */
const neverReads: Attack = async (attacker, room, random) => {
  const raw = await open(attacker, room);
  raw.socket.pause();
  for (let count = 200 + random.below(400); count > 0 && raw.isOpen; count--) raw.send(everything);
  await waitFor("the questions to be sent", () => !raw.isOpen || raw.socket.bufferedAmount < 1_000);
  raw.destroy();
};

/** Comes and is gone before the answer, several at once. */
const runsAway: Attack = async (attacker, room, random) => {
  const token = await attacker.api.token();
  const address = RawSocket.address(attacker.api.url, room, { token, ack: "1" });
  const sockets = Array.from({ length: 5 + random.below(20) }, () => new RawSocket(address));
  await waitFor("some to be connected", () => sockets.filter(({ isOpen }) => isOpen).length > 2);
  for (const raw of sockets) {
    if (raw.isOpen) raw.send(everything);
    raw.destroy();
  }
};

/** Half a handshake, and then silence until the line is dead. */
const halfHandshake: Attack = async (attacker, room) => {
  const { hostname, port } = new URL(attacker.api.url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on("error", () => {});
  await new Promise<void>((resolve) => {
    socket.once("close", () => resolve());
    socket.write(`GET /sync/${room} HTTP/1.1\r\nUpgrade: websocket\r\n`, () => socket.destroy());
  });
};

/** Strangers without any right, and rooms that do not exist. */
const noRight: Attack = async (attacker, room) => {
  const token = await attacker.api.token();
  const places = [
    RawSocket.address(attacker.api.url, room, { token: "no.1.token" }),
    RawSocket.address(attacker.api.url, "measure/nowhere/draft", { token }),
  ];
  for (const address of places) await new RawSocket(address).closed();
};

export const attacks: readonly Attack[] = [
  noise,
  brokenUpdates,
  tooLarge,
  textFrame,
  neverReads,
  runsAway,
  halfHandshake,
  noRight,
];
