import { MemoryWorkStore } from "./MemoryWorkStore.ts";
import { describeWorkStore } from "./workStoreContractSuite.ts";

describeWorkStore("MemoryWorkStore", async () => new MemoryWorkStore());
