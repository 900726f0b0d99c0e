import { useCallback } from "react";
import { useLocation, useSearch } from "wouter";

/** What is looked at in a measure's history, as the address says. */
export interface HistoryAddress {
  /** Undefined: the newest state. */
  at: number | undefined;
  /** What it is compared with. */
  against: "none" | "now" | number;
  layout: "inline" | "side";
  part: "draft" | "record";
}

export function readHistoryAddress(search: string): HistoryAddress {
  const parameters = new URLSearchParams(search);
  const moment = (name: string): number | undefined => {
    const text = parameters.get(name);
    return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  };
  return {
    at: moment("at"),
    against: parameters.get("with") === "now" ? "now" : (moment("with") ?? "none"),
    layout: parameters.get("layout") === "side" ? "side" : "inline",
    part: parameters.get("part") === "record" ? "record" : "draft",
  };
}

export function writeHistoryAddress({ at, against, layout, part }: HistoryAddress): string {
  const parameters = new URLSearchParams();
  if (at !== undefined) parameters.set("at", String(at));
  if (against !== "none") parameters.set("with", String(against));
  if (layout === "side") parameters.set("layout", layout);
  if (part === "record") parameters.set("part", part);
  return parameters.size > 0 ? `?${parameters}` : "";
}

/** Reads and changes what is looked at; going back leaves the history, since a slider has too many steps to go back through. */
export function useHistoryAddress(): [HistoryAddress, (change: Partial<HistoryAddress>) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const address = readHistoryAddress(search);
  const change = useCallback(
    (some: Partial<HistoryAddress>) =>
      navigate(`${path}${writeHistoryAddress({ ...readHistoryAddress(location.search), ...some })}`, {
        replace: true,
      }),
    [navigate, path],
  );
  return [address, change];
}
