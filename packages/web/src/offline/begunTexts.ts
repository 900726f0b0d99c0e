/** All that one person has begun to write and not sent, in this browser tab. */
function prefix(person: string): string {
  return `querschnitt.begun.${person}.`;
}

/** Under which key of the session storage a begun text is kept; by person, so that nobody finds another's words. */
export function begunTextKey(person: string, measure: string, slot: string): string {
  return `${prefix(person)}${measure}.${slot}`;
}

/** Forgets what a person has begun to write, when the device is to forget them. */
export function wipeBegunTexts(person: string): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix(person))) sessionStorage.removeItem(key);
  }
}
