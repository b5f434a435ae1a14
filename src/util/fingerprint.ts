/** A 128-bit fingerprint of a text in hex: four FNV-1a hashes with a final stirring. It names things; it hides nothing. */
const BASES = [0x811c9dc5, 0x9747b28c, 0x27d4eb2f, 0x165667b1];

export function fingerprint(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return BASES.map((basis) => {
    let hash = basis;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    hash ^= hash >>> 12;
    return (hash >>> 0).toString(16).padStart(8, '0');
  }).join('');
}
