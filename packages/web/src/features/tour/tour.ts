import { useSyncExternalStore } from "react";
import { tourSteps } from "./tourSteps.ts";

/** On this device, for whoever uses it: people who share one have seen it together. */
const rememberedAs = "querschnitt.tour";
const ended = "ended";

const listeners = new Set<() => void>();

function change(value: string): void {
  localStorage.setItem(rememberedAs, value);
  for (const listener of listeners) listener();
}

/** The number of the step that is shown; undefined once the tour has been ended. */
function currentStep(): number | undefined {
  const remembered = localStorage.getItem(rememberedAs);
  if (remembered === ended) return undefined;
  return Math.min(Math.max(0, Math.trunc(Number(remembered)) || 0), tourSteps.length - 1);
}

/** Whether the tour has not been ended on this device. */
export const isTouring = (): boolean => currentStep() !== undefined;

/** Begins the tour, from its first step. */
export const startTour = (): void => change("0");
export const endTour = (): void => change(ended);
export const goToStep = (step: number): void => change(String(step));

/** Where the tour stands on this device. It begins by itself on the first visit. */
export function useTourStep(): number | undefined {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentStep);
}
