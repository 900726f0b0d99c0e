import { useCallback } from "react";
import { useLocation, useSearch } from "wouter";

export const measureTabs = ["text", "record", "discussion", "responsibilities"] as const;
export type MeasureTab = (typeof measureTabs)[number];

export interface MeasureAddress {
  tab: MeasureTab;
  thread?: string | undefined;
  /** A responsibility somebody is led to. */
  responsibility?: string | undefined;
  /** Words of the text somebody is led to. */
  passage?: string | undefined;
  /** Whether the record has the whole width, also where the text would have room beside it. */
  alone?: boolean | undefined;
}

/** Reads what a link to a measure points at. A thread without a tab means the discussion. */
export function readMeasureAddress(search: string): MeasureAddress {
  const parameters = new URLSearchParams(search);
  const [thread, responsibility, passage] = ["thread", "responsibility", "passage"].map(
    (name) => parameters.get(name) ?? undefined,
  );
  const named = measureTabs.find((tab) => tab === parameters.get("tab"));
  const meant = thread ? "discussion" : responsibility ? "responsibilities" : "text";
  const tab = named ?? meant;
  return { tab, thread, responsibility, passage, alone: tab === "record" && parameters.has("alone") };
}

/** The part of the address that says what is open on a measure; text and nothing in it is the bare address. */
export function writeMeasureAddress({ tab, thread, passage, alone, ...address }: MeasureAddress): string {
  const parameters = new URLSearchParams();
  // On another part it would mean nothing any more.
  const responsibility = tab === "responsibilities" ? address.responsibility : undefined;
  if (tab !== "text" || thread || responsibility) parameters.set("tab", tab);
  for (const [name, value] of Object.entries({ thread, responsibility, passage })) {
    if (value) parameters.set(name, value);
  }
  if (tab === "record" && alone) parameters.set("alone", "1");
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** What is open on the page, kept in its address so that it can be sent to somebody. */
export function useMeasureAddress(): [MeasureAddress, (change: Partial<MeasureAddress>) => void] {
  const [path, navigate] = useLocation();
  const address = readMeasureAddress(useSearch());
  const change = useCallback(
    (what: Partial<MeasureAddress>) => {
      // From the window, not from the last rendering: two changes may come in one go.
      const { tab, thread } = readMeasureAddress(window.location.search);
      // Whoever goes on from where they were led to is led there no longer.
      navigate(path + writeMeasureAddress({ tab, thread, ...what }), { replace: true });
    },
    [path, navigate],
  );
  return [address, change];
}
