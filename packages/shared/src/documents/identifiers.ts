const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
const LENGTH = 20;

/** A fresh random id of 20 lower-case letters and digits (about 103 bits), safe in addresses and as a map key. */
export function newId(): string {
  let id = "";
  while (id.length < LENGTH) id += lettersOf(crypto.getRandomValues(new Uint8Array(24)));
  return id.slice(0, LENGTH);
}

/** The id that a hash of 32 bytes spells. */
export function idFrom(hash: Uint8Array): string {
  // All but one hash in 10^15 have enough bytes below 252; it must be an id in any case.
  return lettersOf(hash).slice(0, LENGTH).padEnd(LENGTH, "0");
}

function lettersOf(bytes: Uint8Array): string {
  let letters = "";
  for (const byte of bytes) {
    // 252 is the largest multiple of 36 below 256: cutting there keeps every character equally likely.
    if (byte < 252) letters += alphabet[byte % 36];
  }
  return letters;
}
