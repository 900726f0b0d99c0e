import { SearchView } from "../../features/search/SearchView.tsx";
import { hitAddress } from "../hitAddress.ts";

/** Everything that can be found, by measure. */
export function SearchPage() {
  return <SearchView addressOf={hitAddress} />;
}
