import { AsideView } from "../../features/work/AsideView.tsx";

/** What was not taken of one's work. */
export function AsidePage() {
  return <AsideView />;
}
