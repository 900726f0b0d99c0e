// Copies everything into one file, while the server runs or not: `npm run backup -- FILE`.
import { requireNode } from "./steps/requireNode.mjs";

requireNode();
import("./steps/runProgram.mjs").then(({ runProgram }) => runProgram("backup", process.argv.slice(2)));
