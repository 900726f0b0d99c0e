// Puts a backup in the place of the data folder, while the server is stopped: `npm run restore -- FILE`.
import { requireNode } from "./steps/requireNode.mjs";

requireNode();
import("./steps/runProgram.mjs").then(({ runProgram }) => runProgram("restore", process.argv.slice(2)));
