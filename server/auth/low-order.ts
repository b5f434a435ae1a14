/**
 * The Ed25519 points of low order, with their non-canonical spellings. A public key among them verifies forged signatures,
 * so such a key is refused when it is configured and when it comes from a JWKS address.
 */
const LOW_ORDER_Y = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
];

/** @param key the 32 raw bytes of the public key. The highest bit only chooses the sign of x. */
export function isLowOrder(key: Uint8Array): boolean {
  const bytes = Uint8Array.from(key);
  bytes[31] = (bytes[31] ?? 0) & 0x7f;
  return LOW_ORDER_Y.includes(Buffer.from(bytes).toString('hex'));
}
