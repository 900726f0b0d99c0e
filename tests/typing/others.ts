// Other people who write in the draft, in a process of their own: `others.ts URL ROOM TOKEN…`, until the input ends.
import { setMaxListeners } from "node:events";
import { openDraft } from "@querschnitt/shared/documents/draft";
import * as Y from "yjs";
import { StockClient } from "../support/StockClient.ts";
import { parameters } from "./parameters.ts";

const [url = "", room = "", ...tokens] = process.argv.slice(2);
// Each provider listens for the end of the process.
setMaxListeners(tokens.length + 10, process);
const writers = await Promise.all(
  tokens.map(async (token) => {
    const doc = new Y.Doc();
    openDraft(doc);
    const client = new StockClient(url, room, { token }, doc);
    await client.synced();
    return client;
  }),
);
let typed = 0;
const timers = writers.map(({ doc, provider }, index) => {
  const draft = openDraft(doc);
  // Spread over the text, so that they write before, at and behind what is on the screen.
  const paragraph = draft.get(Math.floor(((index + 0.5) / writers.length) * draft.length)) as Y.XmlElement;
  const text = paragraph.get(0) as Y.XmlText;
  return setInterval(() => {
    typed++;
    text.insert(text.length, "x");
    const position = Y.createRelativePositionFromTypeIndex(text, text.length);
    provider.awareness.setLocalStateField("cursor", { anchor: position, head: position });
  }, 1000 / parameters.otherRate);
});
process.stdout.write("ready\n");
process.stdin.on("end", () => {
  for (const timer of timers) clearInterval(timer);
  for (const client of writers) client.destroy();
  process.stdout.write(`typed ${typed}\n`);
});
process.stdin.resume();
