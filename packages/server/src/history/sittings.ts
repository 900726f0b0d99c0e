import { SITTING_GAP } from "@querschnitt/shared/api/history";

/** Written and deleted, in UTF-16 units. */
export interface Amount {
  inserted: number;
  deleted: number;
}

/** What people did in one place of a room: under one heading of a draft, in one field or list of a record. */
export interface PlaceShare {
  /** Stays the same when the heading is rewritten. */
  place: string;
  /** What the heading said when this part of the sitting ended, or the name of the field; "" before the first heading. */
  text: string;
  people: Map<string, Amount>;
}

/** Entries of one room that follow closely on one another. */
export interface Sitting {
  /** Milliseconds since the epoch: when the first and the last entry arrived. */
  from: number;
  to: number;
  /** Sequences of the first and the last entry. */
  first: number;
  last: number;
  /** In the order in which they were touched first. */
  places: PlaceShare[];
}

/** Whether an entry belongs to the sitting before it. A clock that was set back divides nothing. */
export function continues(sitting: Pick<Sitting, "to">, at: number): boolean {
  return at - sitting.to < SITTING_GAP;
}

/** Adds what somebody did somewhere. */
export function addShare(people: Map<string, Amount>, person: string, { inserted, deleted }: Amount): void {
  const amount = people.get(person);
  if (amount) {
    amount.inserted += inserted;
    amount.deleted += deleted;
  } else people.set(person, { inserted, deleted });
}

/**
 * Sittings of several stretches of one log, one behind the other, as if they had been told in one go: wherever a log is
 * cut, the same comes out. What is given stays as it is.
 */
export function joinSittings(stretches: Iterable<readonly Sitting[]>): Sitting[] {
  const joined: Sitting[] = [];
  for (const sittings of stretches) {
    for (const sitting of sittings) {
      const before = joined.at(-1);
      if (before && continues(before, sitting.from)) joined[joined.length - 1] = join(before, sitting);
      else joined.push(sitting);
    }
  }
  return joined;
}

function join(before: Sitting, after: Sitting): Sitting {
  const places = new Map<string, PlaceShare>();
  for (const { place, text, people } of [...before.places, ...after.places]) {
    const share = places.get(place) ?? { place, text, people: new Map<string, Amount>() };
    share.text = text;
    for (const [person, amount] of people) addShare(share.people, person, amount);
    places.set(place, share);
  }
  const { from, first } = before;
  return { from, to: Math.max(before.to, after.to), first, last: after.last, places: [...places.values()] };
}

/** Who did how much, over all places; who wrote most comes first. */
export function peopleOf(places: readonly Pick<PlaceShare, "people">[]): ({ person: string } & Amount)[] {
  const people = new Map<string, Amount>();
  for (const share of places) {
    for (const [person, amount] of share.people) addShare(people, person, amount);
  }
  return listed(people);
}

/** People as an answer lists them. */
export function listed(people: ReadonlyMap<string, Amount>): ({ person: string } & Amount)[] {
  return Array.from(people, ([person, amount]) => ({ person, ...amount })).sort(
    (one, other) => other.inserted + other.deleted - one.inserted - one.deleted,
  );
}
