import type { SearchHit, SearchResult } from "@querschnitt/shared/api/search";

/** The address at which a hit can be seen; the pages of measures and sessions know how to write it. */
export type AddressOf = (result: SearchResult, hit: SearchHit) => string;
