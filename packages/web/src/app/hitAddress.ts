import type { SearchHit, SearchResult } from "@querschnitt/shared/api/search";
import { type MeasureAddress, writeMeasureAddress } from "../features/measure/useMeasureAddress.ts";

function placeOf(hit: SearchHit): MeasureAddress {
  switch (hit.kind) {
    case "measure":
      return { tab: "text" };
    case "summary":
      return { tab: "record" };
    case "text":
      return { tab: "text", passage: hit.excerpt.text };
    case "comment":
      return { tab: "discussion", thread: hit.thread };
    case "responsibility":
      return { tab: "responsibilities", responsibility: hit.responsibility };
  }
}

/** Where what was found is to be seen: the page of its measure, opened at this place. */
export function hitAddress({ measure }: Pick<SearchResult, "measure">, hit: SearchHit): string {
  return `/measures/${measure}${writeMeasureAddress(placeOf(hit))}`;
}
