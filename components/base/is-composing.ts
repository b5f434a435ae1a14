/** What every key handler asks first. */

/**
 * True while the key belongs to an input method, which is making a word of several keys. Both orders of events: Chromium
 * says `isComposing`; Safari ends composing first and leaves only the old key code 229.
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || (event as { readonly keyCode?: number }).keyCode === 229;
}
