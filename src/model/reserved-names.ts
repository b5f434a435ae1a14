/** Names that would let their bearer pass for the staff, the software or everybody. Used for people's names only. */

/** Who speaks with authority. Signs, spaces, a plural and a number around them change nothing. */
export const STAFF_WORDS: readonly string[] = [
  ...['admin', 'administrator', 'administration', 'moderator', 'moderation', 'mod', 'system', 'support', 'staff'],
  ...['owner', 'root', 'official', 'security', 'helpdesk', 'hearth'],
];
/** Words that mean something to people, to the composer or to programs that read names. */
const OTHER_WORDS: readonly string[] = [
  ...['everyone', 'everybody', 'here', 'all', 'channel', 'me', 'you', 'nobody', 'anyone', 'deleted', 'unknown'],
  ...['null', 'undefined', 'nan', 'none', 'nil', 'true', 'false', 'infinity', 'proto', 'prototype'],
  ...Object.getOwnPropertyNames(Object.prototype).map((key) => key.toLowerCase().replace(/_/g, '')),
];
const STAFF: ReadonlySet<string> = new Set(STAFF_WORDS);
const RESERVED: ReadonlySet<string> = new Set([...STAFF_WORDS, ...OTHER_WORDS]);

/** @param name already in the form that `normaliseName` gives. */
export function isReservedName(name: string): boolean {
  const folded = name.normalize('NFKC').toUpperCase().toLowerCase();
  if (/^[@#/]|^:.*:$|^[-+]?[\p{N}.,]+$/u.test(folded)) return true; // mention, channel, command, emoji, number
  const word = folded.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const letters = folded.replace(/[^\p{L}\p{N}]+/gu, '').replace(/\p{N}+$/u, '');
  return RESERVED.has(word) || STAFF.has(letters.replace(/s$/, ''));
}
