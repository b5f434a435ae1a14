/** New identifiers, version 7: they sort by the time of making, which keeps stores and indexes compact. */
import type { Clock, Random } from './clock.ts';

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export function newId(clock: Clock, random: Random): string {
  const bytes = new Uint8Array(16);
  random.fill(bytes);
  let time = Math.max(0, Math.floor(clock.now()));
  for (let at = 5; at >= 0; at--) {
    bytes[at] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = hex(bytes);
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}
