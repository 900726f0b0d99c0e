// Builds server and web application: `npm run build`.
import { build } from "./steps/build.mjs";
import { runScript } from "./steps/project.mjs";

runScript(build);
