/** Identifiers: rows created by a command take the command's `opId`; streams are named by what they hold. No validator here: the browser needs these. */

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export type StreamName = `community:${string}` | `channel:${string}` | `me:${string}`;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
export const communityStream = (communityId: string): StreamName => `community:${communityId}`;
/** Also the stream of a category: it holds the category's own row and nothing else. */
export const channelStream = (channelId: string): StreamName => `channel:${channelId}`;
export const meStream = (memberId: string): StreamName => `me:${memberId}`;

export interface StreamParts {
  readonly scope: 'community' | 'channel' | 'me';
  readonly id: string;
}

/** @returns undefined when the text names no stream. */
export function parseStream(stream: string): StreamParts | undefined {
  const match = /^(community|channel|me):(.{36})$/.exec(stream);
  if (!match || !isId(match[2])) return undefined;
  return { scope: match[1] as StreamParts['scope'], id: match[2] };
}

/**
 * A version 7 UUID: milliseconds in the first 48 bits, the rest random.
 * @param nowMs Unix time in milliseconds. @param random fills the array it is given with random bytes.
 */
export function uuidV7(nowMs: number, random: (bytes: Uint8Array) => void): string {
  const bytes = new Uint8Array(16);
  random(bytes);
  for (let i = 0, rest = nowMs; i < 6; i++) {
    bytes[5 - i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
