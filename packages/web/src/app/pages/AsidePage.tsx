import { AsideView } from "../../features/work/AsideView.tsx";

/** Work that was not taken and is kept aside. */
export function AsidePage() {
  return <AsideView />;
}
