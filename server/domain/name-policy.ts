/**
 * Names as the community keeps them: a person's own choice, what the host's token claims, a channel's, a role's. A wrong
 * choice is refused with a sentence; a wrong claim is made safe, for the person at the screen cannot mend it.
 */
import { type NameRefusal, normaliseName } from '../../src/model/names.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { invalid } from './refusals.ts';

const SENTENCES: Readonly<Record<NameRefusal, string>> = {
  empty: 'This name has nothing to see in it. Write at least one letter.',
  too_long: 'This name is too long. Choose a shorter one.',
  reserved: 'This name is kept for the community itself. Choose another.',
  ill_formed: 'This name holds characters that cannot be shown. Type it again.',
  too_many_marks: 'This name has too many marks over its letters. Choose a plainer one.',
};
/** They turn the reading direction of what stands beside them, or hide. */
const UNSEEN = /[\u200b\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const NAMELESS = 'Member';

function checked(raw: string, options: Parameters<typeof normaliseName>[1]): string {
  const result = normaliseName(raw, options);
  if (result.ok) return result.name;
  throw invalid('name', SENTENCES[result.reason]);
}

/** What a person calls themself, or a moderator calls them. */
export function personName(raw: string): string {
  return checked(raw, {});
}

const GUEST = 'Guest ';

/** A guest's own choice, always behind the word that says so: nobody who came in unasked passes for a member. */
export function guestName(raw: string): string {
  const own = personName(withoutGuest(raw));
  return personName(
    GUEST +
      Array.from(own)
        .slice(0, LIMITS.name - GUEST.length)
        .join(''),
  );
}

/** What a guest calls themself, for the questions that are asked of every name. */
export function withoutGuest(raw: string): string {
  return raw.replace(/^\s*guest(?=\s)/i, '');
}

/** A channel's, a category's or a role's name; these are typed by few, so hidden characters are refused, not mended. */
export function thingName(raw: string, max: number = LIMITS.name): string {
  if (UNSEEN.test(raw)) throw invalid('name', SENTENCES.ill_formed);
  return checked(raw, { max, mayBeReserved: true });
}

/** @returns a name that can be shown, whatever the token says. A reserved word stays and is marked by the caller. */
export function claimedName(raw: unknown): string {
  if (typeof raw !== 'string') return NAMELESS;
  const result = normaliseName(raw, { mayBeReserved: true });
  if (result.ok) return result.name;
  const plain = raw
    .slice(0, LIMITS.name * 4)
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/gu, '')
    .normalize('NFC')
    .replace(/\p{M}{2,}/gu, (marks) => marks.charAt(0))
    .replace(/(^|\s)\p{M}+/gu, '$1');
  const short = Array.from(plain).slice(0, LIMITS.name).join('');
  const safe = normaliseName(short, { mayBeReserved: true });
  return safe.ok ? safe.name : NAMELESS;
}

/** One line of plain text: a note, pronouns, a tagline. */
export function plainLine(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(new RegExp(UNSEEN, 'g'), '')
    .trim();
}
