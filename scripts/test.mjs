// Installs what is missing and runs every test: `npm test`, `npm test -- tests/convergence`.
import { requireNode } from "./steps/requireNode.mjs";

requireNode();
import("./steps/runTests.mjs").then(({ runTests }) => runTests(process.argv.slice(2)));
