import { roomBusContract } from "../testSupport/roomBusContract.ts";
import { InProcessBus } from "./InProcessBus.ts";

roomBusContract("InProcessBus", async () => new InProcessBus());
