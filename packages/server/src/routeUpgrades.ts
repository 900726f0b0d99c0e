import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { App } from "./http/HttpContext.ts";

type Upgrade = [request: IncomingMessage, socket: Duplex, head: Buffer];

/** Hands upgrade requests to whoever serves their path, and answers the open sockets. */
export function routeUpgrades(app: App, routes: Record<string, (...upgrade: Upgrade) => void>): Set<Duplex> {
  const open = new Set<Duplex>();
  app.server.on("upgrade", (...upgrade: Upgrade) => {
    const [request, socket] = upgrade;
    keepUntilClosed(open, socket);
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const route = Object.entries(routes).find(([prefix]) =>
      prefix.endsWith("/") ? path.startsWith(prefix) : path === prefix,
    );
    if (route) route[1](...upgrade);
    else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  return open;
}

/** Apart from the handshake: closures there would keep its request, with headers and tokens, for the socket's life. */
function keepUntilClosed(open: Set<Duplex>, socket: Duplex): void {
  open.add(socket);
  socket.on("close", () => open.delete(socket));
  socket.on("error", () => socket.destroy());
}
