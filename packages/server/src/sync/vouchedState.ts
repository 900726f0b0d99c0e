import type { PresenceIdentity } from "@querschnitt/shared/protocol/presence";

/**
 * The state of a presence, as JSON, with `user` as the server vouches for it: nobody can appear as somebody else. A
 * `cursor` that others' editors could not draw is left out. Undefined if the state is no JSON object.
 */
export function vouchedState(state: string, user: PresenceIdentity | undefined): string | undefined {
  const parsed = parsedObject(state);
  if (!parsed) return undefined;
  if ("cursor" in parsed && !isCursor(parsed.cursor)) delete parsed.cursor;
  return JSON.stringify({ ...parsed, user });
}

function parsedObject(json: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** What y-prosemirror writes: none, or two relative positions of Yjs as JSON. Its drawing throws on anything else. */
function isCursor(cursor: unknown): boolean {
  if (cursor === null) return true;
  const both = asObject(cursor);
  return both !== undefined && isPosition(both.anchor) && isPosition(both.head);
}

function isPosition(position: unknown): boolean {
  const fields = asObject(position);
  if (!fields) return false;
  const { type, tname, item, assoc } = fields;
  return (
    isAbsentOr(isId, type) &&
    isAbsentOr((name) => typeof name === "string", tname) &&
    isAbsentOr(isId, item) &&
    isAbsentOr(Number.isSafeInteger, assoc) &&
    // With neither there is nothing it could be relative to.
    (isId(type) || typeof tname === "string" || isId(item))
  );
}

function isId(id: unknown): boolean {
  const fields = asObject(id);
  return fields !== undefined && isClock(fields.client) && isClock(fields.clock);
}

function isClock(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isAbsentOr(is: (value: unknown) => boolean, value: unknown): boolean {
  return value === undefined || value === null || is(value);
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : undefined;
}
