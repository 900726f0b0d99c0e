import type { Deed } from "@querschnitt/shared/api/audit";

/** Keeps a deed of whoever changes no directory with it: those note it in the change itself (`storage/deeds.ts`). */
export type RecordDeed = (deed: Deed) => Promise<void>;
