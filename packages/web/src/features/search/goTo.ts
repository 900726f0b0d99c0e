import type { navigate as Navigate } from "wouter/use-browser-location";

let jumps = 0;

/**
 * Goes to where something was found. The jump has a number, so that the page goes there again even if its address
 * says so already.
 */
export function goTo(navigate: typeof Navigate, address: string): void {
  navigate(address, { state: { jump: ++jumps } });
}
