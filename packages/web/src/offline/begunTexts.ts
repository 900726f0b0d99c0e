/** All that one person has begun to write and not sent, in this browser tab. */
function prefix(person: string): string {
  return `querschnitt.begun.${person}.`;
}

/** Under which key of the session storage a begun text is kept; by person, so that nobody finds another's words. */
export function begunTextKey(person: string, measure: string, slot: string): string {
  return `${prefix(person)}${measure}.${slot}`;
}

/** Changes what a person has begun to write about a measure, wherever that makes a difference. */
export function changeBegunTexts(person: string, measure: string, change: (value: unknown) => unknown): void {
  if (typeof sessionStorage === "undefined") return;
  for (const key of Object.keys(sessionStorage)) {
    const kept = key.startsWith(begunTextKey(person, measure, "")) ? sessionStorage.getItem(key) : null;
    if (kept === null) continue;
    const changed = JSON.stringify(change(JSON.parse(kept)));
    if (changed !== kept) sessionStorage.setItem(key, changed);
  }
}

/** Forgets what a person has begun to write, when the device is to forget them. */
export function wipeBegunTexts(person: string): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix(person))) sessionStorage.removeItem(key);
  }
}
