// Loaded into a server before anything else: its clock is off by as many milliseconds as stand in CLOCK_FILE. It is read
// at the start and on every SIGUSR2. The clock that never goes back (performance.now) stays as it is, as on a real machine.
import { existsSync, readFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.CLOCK_FILE ?? "";
const read = () => (existsSync(file) ? Number(readFileSync(file, "utf8")) : 0);
const systemNow = Date.now;
const now = () => systemNow() + shift;
let shift = read();

globalThis.Date = new Proxy(Date, {
  construct: (target, given, created) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, created),
  get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
});
if (isMainThread) {
  process.on("SIGUSR2", () => {
    shift = read();
  });
}
