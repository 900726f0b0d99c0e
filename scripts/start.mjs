// Installs and builds what is missing, then runs the server: `npm start`, `npm start -- --empty`.
import { requireNode } from "./steps/requireNode.mjs";

requireNode();
// Imported only now, so that an old Node says what is wrong instead of stumbling over newer syntax.
import("./steps/serve.mjs").then(({ serve }) => serve(process.argv.slice(2)));
