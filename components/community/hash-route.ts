/** Permalinks: `#hearth=<community>/<channel>/<messageId>`, the last part only for a message. */
export interface Route {
  readonly channel: string;
  readonly messageId: string | undefined;
}

/** @returns undefined when the hash is not ours or names another community. */
export function readRoute(hash: string, community: string): Route | undefined {
  if (!hash.startsWith('#hearth=')) return undefined;
  let parts: string[];
  try {
    parts = hash.slice(8).split('/').map(decodeURIComponent);
  } catch {
    return undefined; // a broken escape: somebody else's hash, or a damaged link
  }
  const [named, channel, messageId] = parts;
  return named === community && channel ? { channel, messageId } : undefined;
}

export function writeRoute(community: string, channel: string, messageId?: string): string {
  return `#hearth=${[community, channel, ...(messageId ? [messageId] : [])].map(encodeURIComponent).join('/')}`;
}
