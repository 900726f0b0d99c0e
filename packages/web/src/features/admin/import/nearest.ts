/** Below this two names have too little in common to be taken for one another. */
const ENOUGH = 0.4;

/** The one whose names resemble a text most; undefined: none does. */
export function nearest<One>(
  text: string,
  all: readonly One[],
  namesOf: (one: One) => string[],
): One | undefined {
  let best: One | undefined;
  let most = ENOUGH;
  for (const one of all) {
    const likeness = Math.max(...namesOf(one).map((name) => likenessOf(text, name)));
    if (likeness > most) [best, most] = [one, likeness];
  }
  return best;
}

/** How much of two texts is alike, from 0 to 1: the pairs of letters they share (Dice's coefficient). */
function likenessOf(one: string, other: string): number {
  const [some, others] = [pairsOf(one), pairsOf(other)];
  if (some.length === 0 || others.length === 0) return 0;
  const left = [...others];
  const shared = some.filter((pair) => {
    const at = left.indexOf(pair);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
  return (2 * shared.length) / (some.length + others.length);
}

function pairsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");
  return Array.from({ length: Math.max(0, plain.length - 1) }, (_, index) => plain.slice(index, index + 2));
}
