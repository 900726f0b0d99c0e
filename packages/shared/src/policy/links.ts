const safeProtocols = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Whether a link's address may be clicked: absolute, and of a protocol that runs no code. */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== "string" || href.length > 2_000) return false;
  try {
    return safeProtocols.has(new URL(href).protocol);
  } catch {
    return false;
  }
}
