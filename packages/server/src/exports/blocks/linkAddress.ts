import { isSafeHref } from "@querschnitt/shared/policy/links";

const clickable = new Set(["http:", "https:", "mailto:"]);

/** The address as it goes into a file, in ASCII; undefined for one that must stay plain text. */
export function linkAddress(href: unknown): string | undefined {
  if (!isSafeHref(href)) return undefined;
  const url = new URL(href);
  return clickable.has(url.protocol) ? url.href : undefined;
}
