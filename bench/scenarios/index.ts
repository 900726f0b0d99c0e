import { awareness } from "./awareness.ts";
import { backup } from "./backup.ts";
import { compression } from "./compression.ts";
import { disk } from "./disk.ts";
import { durability } from "./durability.ts";
import { fanOut } from "./fanOut.ts";
import { growth } from "./growth.ts";
import { history } from "./history.ts";
import { ingest } from "./ingest.ts";
import { joins } from "./joins.ts";
import { manyRooms } from "./manyRooms.ts";
import { memory } from "./memory.ts";
import type { Scenario } from "./Scenario.ts";
import { search } from "./search.ts";
import { start } from "./start.ts";

/** In the order in which they run. */
export const scenarios: readonly Scenario[] = [
  fanOut,
  manyRooms,
  memory,
  start,
  ingest,
  disk,
  joins,
  awareness,
  durability,
  growth,
  backup,
  search,
  history,
  compression,
];
