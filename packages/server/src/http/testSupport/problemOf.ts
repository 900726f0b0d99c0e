/** Status and name of a refusal, without the prefix that all of them share. */
export function problemOf({
  status,
  body,
}: {
  status: number;
  body: Record<string, unknown>;
}): [number, string] {
  return [status, String(body.type).replace("about:querschnitt/", "")];
}
