// Types, lint, format, dependency direction, catalogues: `npm run check`.
import { requireNode } from "./steps/requireNode.mjs";

requireNode();
import("./steps/runChecks.mjs").then(({ runChecks }) => runChecks());
