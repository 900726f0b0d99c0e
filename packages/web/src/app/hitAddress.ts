import type { SearchHit, SearchResult } from "@querschnitt/shared/api/search";
import { type MeasureAddress, writeMeasureAddress } from "../features/measure/useMeasureAddress.ts";

function placeOf(hit: SearchHit): MeasureAddress {
  switch (hit.kind) {
    case "summary":
      return { tab: "record" };
    case "text":
      return { tab: "text", passage: hit.excerpt.text };
    case "comment":
      return { tab: "discussion", thread: hit.thread };
    case "responsibility":
      return { tab: "responsibilities", responsibility: hit.responsibility };
    default:
      return { tab: "text" };
  }
}

/** Where what was found is to be seen: the page of its measure, opened at this place, or of its session. */
export function hitAddress(result: SearchResult, hit: SearchHit): string {
  return result.about === "session"
    ? `/sessions/${result.session}${hit.kind === "minutes" ? `/minutes?item=${hit.item}` : ""}`
    : `/measures/${result.measure}${writeMeasureAddress(placeOf(hit))}`;
}
