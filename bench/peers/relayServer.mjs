// A server without documents: passes each binary message to the room's other sockets, and does nothing else.
// What it costs is what sockets cost; no server that uses `ws` in the ordinary way can be cheaper.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

/** @type {Map<string, Set<import("ws").WebSocket>>} */
const rooms = new Map();
const server = createServer((_request, response) => response.end("relay"));
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

sockets.on("connection", (socket, request) => {
  const name = request.url ?? "/";
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room);
  room.add(socket);
  socket.on("message", (/** @type {Buffer} */ message) => {
    for (const other of room) if (other !== socket) other.send(message);
  });
  socket.on("close", () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(name);
  });
});

server.listen(Number(process.env.PORT), "127.0.0.1");
