// Server and web application from their sources, both reloading on change: `npm run dev`.
import { requireNode } from "./steps/requireNode.mjs";

requireNode();
import("./steps/develop.mjs").then(({ develop }) => develop(process.argv.slice(2)));
