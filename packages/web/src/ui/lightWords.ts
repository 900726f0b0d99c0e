import type { TrafficLight } from "@querschnitt/shared/policy/recordEntries";

/** Whether a light claims that nothing is late. */
export const saysNothingOfDelay = (light: TrafficLight): light is "green" | "yellow" =>
  light === "green" || light === "yellow";

/**
 * Which words of the catalogue `standing` a light is called by. Where dates are past, `isLate`, a light that knows nothing of
 * it is only said to be somebody's assessment: "on time" beside "overdue" would leave readers to guess which of them is true.
 */
export function lightKey(light: TrafficLight, isLate: boolean) {
  return isLate && saysNothingOfDelay(light) ? (`assessed.${light}` as const) : (`light.${light}` as const);
}
