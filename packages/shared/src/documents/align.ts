/** Two sequences are compared item by item up to this many pairs of items; beyond it their middles count as different. */
const mostPairs = 4_000_000;

/** A run that is the same in both sequences, or one that differs: positions in each, ends excluded. */
export interface Run {
  same: boolean;
  from: number;
  to: number;
  otherFrom: number;
  otherTo: number;
}

/** A longest common subsequence of two sequences of keys, with what stands between, in order. */
export function align(keys: readonly string[], others: readonly string[]): Run[] {
  let start = 0;
  while (start < keys.length && start < others.length && keys[start] === others[start]) start++;
  let end = keys.length;
  let otherEnd = others.length;
  while (end > start && otherEnd > start && keys[end - 1] === others[otherEnd - 1]) {
    end--;
    otherEnd--;
  }
  const runs = new Runs();
  runs.add(true, start, start);
  const [rows, columns] = [end - start, otherEnd - start];
  if (rows * columns <= mostPairs) alignMiddle(keys.slice(start, end), others.slice(start, otherEnd), runs);
  else runs.add(false, rows, columns);
  runs.add(true, keys.length - end, others.length - otherEnd);
  return runs.all;
}

function alignMiddle(keys: readonly string[], others: readonly string[], runs: Runs): void {
  const width = others.length + 1;
  const lengths = new Uint32Array((keys.length + 1) * width);
  const length = (i: number, j: number): number => lengths[i * width + j] as number;
  for (let i = keys.length - 1; i >= 0; i--) {
    for (let j = others.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        keys[i] === others[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < keys.length && j < others.length) {
    if (keys[i] === others[j]) {
      runs.add(true, 1, 1);
      i++;
      j++;
    } else if (length(i + 1, j) >= length(i, j + 1)) {
      runs.add(false, 1, 0);
      i++;
    } else {
      runs.add(false, 0, 1);
      j++;
    }
  }
  runs.add(false, keys.length - i, others.length - j);
}

class Runs {
  readonly all: Run[] = [];
  #at = 0;
  #otherAt = 0;

  add(same: boolean, length: number, otherLength: number): void {
    if (length === 0 && otherLength === 0) return;
    const last = this.all.at(-1);
    this.#at += length;
    this.#otherAt += otherLength;
    if (last?.same === same) {
      last.to = this.#at;
      last.otherTo = this.#otherAt;
    } else {
      this.all.push({
        same,
        from: this.#at - length,
        to: this.#at,
        otherFrom: this.#otherAt - otherLength,
        otherTo: this.#otherAt,
      });
    }
  }
}
