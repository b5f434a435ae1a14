/**
 * A random word that a device says when somebody joins on it by an identity of our own, so that a ban holds against another
 * invite. It stays when somebody is put out, and goes when they sign out; it is made at a joining that may leave something.
 */
import { systemRandom } from '../util/clock.ts';
import { DEVICE_HINT } from './own-token.ts';

/** @returns undefined where there is none and none may be made, or the browser keeps nothing. */
export function deviceHint({ mayMake }: { readonly mayMake: boolean }): string | undefined {
  try {
    const known = globalThis.localStorage.getItem(DEVICE_HINT);
    if (known || !mayMake) return known ?? undefined;
    const bytes = new Uint8Array(16);
    systemRandom.fill(bytes);
    const made = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    globalThis.localStorage.setItem(DEVICE_HINT, made);
    return made;
  } catch {
    return undefined; // shut by the browser's settings
  }
}
