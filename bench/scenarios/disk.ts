import { parameters } from "../parameters.ts";
import { loadDocument } from "./loadDocument.ts";
import type { Scenario } from "./Scenario.ts";

/** What recorded sessions take on disk, against the documents' states with deleted content collected. */
export const disk: Scenario = {
  name: "disk",
  concerns: ({ isPersistent }) => isPersistent,
  rounds: parameters.fewerRounds,
  deadline: 400,
  async run(context) {
    const { figures } = context;
    const { diskBytes, compactedBytes, statesBytes } = await loadDocument(context);
    figures.values["disk/loaded"] = diskBytes / statesBytes;
    figures.values["disk/compacted"] = compactedBytes / statesBytes;
  },
};
