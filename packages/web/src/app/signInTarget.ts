/** The address of the sign-in page that leads back to where somebody wanted to go. */
export function signInAddress(path: string, search: string): string {
  const target = search ? `${path}?${search}` : path;
  return target === "/" ? "/signin" : `/signin?to=${encodeURIComponent(target)}`;
}

/**
 * Where to go after signing in, from the sign-in page's query. Only a path of this application counts: a link that
 * was sent to somebody must not lead them to another site.
 */
export function signInTarget(search: string): string {
  const target = new URLSearchParams(search).get("to") ?? "/";
  const here = "https://here.invalid";
  try {
    const url = new URL(target, here);
    if (url.origin !== here || !target.startsWith("/")) return "/";
    const address = url.pathname + url.search;
    // A path that begins with two slashes names a host to whatever reads it next.
    return address.startsWith("//") || address.startsWith("/signin") ? "/" : address;
  } catch {
    return "/";
  }
}
