/**
 * Where the token of an identity of our own lies: on the device, so that closing the tab does not sign out, or in this tab
 * only (docs/adr/0008-staying-signed-in.md). A browser may keep both shut; then it is held in memory as long as the page.
 */
export type TokenPlace = 'device' | 'tab';

/** Where `device-hint.ts` keeps its word. */
export const DEVICE_HINT = 'hearth device';

const held = new Map<string, string>();

/** Some write the page's own server as `''`, others in full. */
function nameOf(server: string, community: string): string {
  const base = (globalThis as { readonly location?: Location }).location?.href;
  return `hearth ${URL.canParse(server, base) ? new URL(server, base).origin : server} ${community}`;
}

/** Reading the property alone throws where the browser blocks site data. */
function storageOf(place: TokenPlace): Storage | undefined {
  try {
    return place === 'tab' ? globalThis.sessionStorage : globalThis.localStorage;
  } catch {
    return undefined; // shut by the browser's settings
  }
}

/** @returns null when nobody is signed in here by an own identity. */
export function ownToken(server: string, community: string): string | null {
  const name = nameOf(server, community);
  return storageOf('tab')?.getItem(name) ?? storageOf('device')?.getItem(name) ?? held.get(name) ?? null;
}

/** @param place where a new one goes; a renewed one stays where the old one was. */
export function keepOwnToken(server: string, community: string, token: string, place?: TokenPlace): void {
  const name = nameOf(server, community);
  const isInTab = place ? place === 'tab' : storageOf('tab')?.getItem(name) != null;
  forgetOwnToken(server, community);
  try {
    const storage = storageOf(isInTab ? 'tab' : 'device');
    if (!storage) throw new Error('No storage.');
    storage.setItem(name, token);
  } catch {
    held.set(name, token); // full or shut: as long as the page lives
  }
}

export function forgetOwnToken(server: string, community: string): void {
  const name = nameOf(server, community);
  held.delete(name);
  for (const place of ['tab', 'device'] as const) storageOf(place)?.removeItem(name);
}

/** Whoever signs out leaves nothing here. */
export function forgetSignedOut(server: string, community: string): void {
  forgetOwnToken(server, community);
  storageOf('device')?.removeItem(DEVICE_HINT);
}
