import { useEffect } from "react";

/** Names the page in the browser's tab and history: "SN-03 … – Querschnitt". */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} – Querschnitt` : "Querschnitt";
  }, [title]);
}
