import { isSafeHref } from "@querschnitt/shared/policy/links";

/**
 * The address a person means by what they typed: "www.example.org" gets its protocol, "a@example.org" becomes a
 * mail address. Undefined for what may not be clicked.
 */
export function linkAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (text === "" || /\s/.test(text)) return undefined;
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(text)) return `mailto:${text}`;
  // A port ("example.org:8080") is no protocol.
  const hasProtocol = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text);
  const address = hasProtocol ? text : `https://${text}`;
  return isSafeHref(address) ? address : undefined;
}
