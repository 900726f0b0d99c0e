/** As many as the command menu can use. */
const MOST = 8;

const key = (person: string): string => `querschnitt.visited.${person}`;

/** The ids of the measures that a person opened last on this device, the latest first. */
export function visitedMeasures(person: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(person)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** Remembers that a person has opened a measure. */
export function noteVisit(person: string, measure: string): void {
  const visited = [measure, ...visitedMeasures(person).filter((id) => id !== measure)].slice(0, MOST);
  try {
    localStorage.setItem(key(person), JSON.stringify(visited));
  } catch {
    // A full or forbidden store: then the menu offers what has changed last.
  }
}

/** Forgets what a person has opened, when the device is to forget them. */
export function wipeVisits(person: string): void {
  localStorage.removeItem(key(person));
}
