const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A fresh random id of 20 lower-case letters and digits (about 103 bits), safe in addresses and as a map key. */
export function newId(): string {
  let id = "";
  while (id.length < 20) {
    // 252 is the largest multiple of 36 below 256: cutting there keeps every character equally likely.
    for (const byte of crypto.getRandomValues(new Uint8Array(24))) {
      if (byte < 252 && id.length < 20) id += alphabet[byte % 36];
    }
  }
  return id;
}
