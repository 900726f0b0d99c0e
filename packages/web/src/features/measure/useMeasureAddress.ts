import { useCallback } from "react";
import { useLocation, useSearch } from "wouter";

export const measureTabs = ["text", "record", "discussion", "responsibilities"] as const;
export type MeasureTab = (typeof measureTabs)[number];

export interface MeasureAddress {
  tab: MeasureTab;
  thread: string | undefined;
  /** Whether the record has the whole width, also where the text would have room beside it. */
  alone: boolean;
}

/** Reads what a link to a measure points at. A thread without a tab means the discussion. */
export function readMeasureAddress(search: string): MeasureAddress {
  const parameters = new URLSearchParams(search);
  const thread = parameters.get("thread") ?? undefined;
  const named = measureTabs.find((tab) => tab === parameters.get("tab"));
  const tab = named ?? (thread ? "discussion" : "text");
  return { tab, thread, alone: tab === "record" && parameters.has("alone") };
}

/** The part of the address that says what is open on a measure; text and no thread is the bare address. */
export function writeMeasureAddress({ tab, thread, alone }: MeasureAddress): string {
  const parameters = new URLSearchParams();
  if (tab !== "text" || thread) parameters.set("tab", tab);
  if (thread) parameters.set("thread", thread);
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
      const now = readMeasureAddress(window.location.search);
      navigate(path + writeMeasureAddress({ ...now, ...what }), { replace: true });
    },
    [path, navigate],
  );
  return [address, change];
}
