/**
 * What reads an answer, as every shape of zod does. The first view reads its answers with lighter ones: zod alone would
 * weigh as much as the rest of our own code there, and what is read comes from the server that delivered the page.
 */
export interface Shape<Value> {
  safeParse(json: unknown): { success: true; data: Value } | { success: false; error: Error };
}

function shape<Value>(isRight: (json: unknown) => boolean): Shape<Value> {
  return {
    safeParse: (json) =>
      isRight(json)
        ? { success: true, data: json as Value }
        : { success: false, error: new Error("The answer lacks what it should have.") },
  };
}

const has = (json: unknown, fields: readonly string[]): boolean =>
  typeof json === "object" && json !== null && fields.every((field) => field in json);

/** An object that has at least these fields; what stands in them is not looked at. */
export function objectWith<Value>(...fields: (keyof Value & string)[]): Shape<Value> {
  return shape((json) => has(json, fields));
}

/** A list of such objects. */
export function listWith<Entry>(...fields: (keyof Entry & string)[]): Shape<Entry[]> {
  return shape((json) => Array.isArray(json) && json.every((entry) => has(entry, fields)));
}
