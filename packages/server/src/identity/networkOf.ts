import { isIPv6 } from "node:net";

/** What of an address stands for its owner: an IPv6 customer holds at least a /64, so single addresses mean nothing. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address;
  const [head = "", tail = ""] = address.split("::");
  const headParts = head.split(":").filter(Boolean);
  const tailParts = tail.split(":").filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - headParts.length - tailParts.length)).fill("0");
  return [...headParts, ...zeros, ...tailParts].slice(0, 4).join(":");
}
