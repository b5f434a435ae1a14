/**
 * What a token says, once its signature is known to be good: who, for whom, until when. Hosts sign these claims; the
 * server's own tokens carry the same ones. Everything about times is judged by the server's clock.
 */
import { AGE_BANDS } from '../../src/protocol/members.ts';
import * as s from '../../src/protocol/schema.ts';
import { TokenRefused } from './token-format.ts';

/** How far the host's clock may be off. */
export const LEEWAY_MS = 60_000;
/** The longest a token may live. */
export const MAX_LIFE_MS = 3_600_000;

const hasControl = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const shortText = (max: number) =>
  s.pipe(
    s.string(),
    s.minLength(1),
    s.maxLength(max),
    s.check((value) => !hasControl.test(value) && isWellFormed(value), 'holds control characters'),
  );
const numericDate = s.pipe(
  s.number(),
  s.check((value) => Number.isFinite(value) && value >= 0 && value < 1e11, 'is no date in seconds'),
);

const claims = s.object({
  iss: shortText(255),
  aud: s.union([shortText(255), s.pipe(s.array(shortText(255)), s.maxLength(16))]),
  sub: s.pipe(
    shortText(255),
    s.check((value) => value.trim().length > 0, 'is blank'),
  ),
  exp: numericDate,
  iat: s.exactOptional(numericDate),
  nbf: s.exactOptional(numericDate),
  jti: s.exactOptional(shortText(128)),
  name: s.exactOptional(
    s.pipe(
      shortText(255),
      s.check((value) => !/[<>]/.test(value), 'holds markup'),
    ),
  ),
  /** Where the person's picture lies; what a page may load of it, the domain decides. */
  picture: s.exactOptional(shortText(2048)),
  role: s.exactOptional(shortText(64)),
  roles: s.exactOptional(s.pipe(s.array(shortText(64)), s.maxLength(32))),
  groups: s.exactOptional(s.pipe(s.array(shortText(128)), s.maxLength(64))),
  ageBand: s.exactOptional(s.picklist(AGE_BANDS)),
  guest: s.exactOptional(s.boolean()),
  /** Own tokens only: when the person came in. */
  since: s.exactOptional(numericDate),
});
export type Claims = s.Infer<typeof claims>;

function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed();
}

/** @throws TokenRefused naming the first claim that is missing or wrong. */
export function readClaims(payload: Readonly<Record<string, unknown>>): Claims {
  const parsed = s.parse(claims, payload);
  if (parsed.ok) return parsed.value;
  throw new TokenRefused(
    `The token's claim “${parsed.issue.path || 'content'}” is missing or wrong: ${parsed.issue.message}.`,
  );
}

/** @throws TokenRefused unless the token counts at `now`. */
export function checkTimes(claim: Pick<Claims, 'exp' | 'iat' | 'nbf'>, now: number): void {
  const [exp, iat, nbf] = [claim.exp * 1000, (claim.iat ?? 0) * 1000, (claim.nbf ?? 0) * 1000];
  if (exp + LEEWAY_MS <= now) throw new TokenRefused('The token has expired.', 'token_expired');
  if (iat > now + LEEWAY_MS)
    throw new TokenRefused('The token was issued in the future. Check the clock of the server that signs it.');
  if (nbf > now + LEEWAY_MS)
    throw new TokenRefused('The token does not count yet. Check the clock of the server that signs it.');
  const lifeMs = exp - Math.min(claim.iat === undefined ? now : iat, now);
  if (exp > now + MAX_LIFE_MS + LEEWAY_MS || lifeMs > MAX_LIFE_MS + LEEWAY_MS)
    throw new TokenRefused('The token lives longer than one hour. Sign shorter ones and renew them.');
}

/** @throws TokenRefused unless issuer and audience are exactly these. */
export function checkParties(
  claim: Pick<Claims, 'iss' | 'aud'>,
  expected: { readonly iss: string; readonly aud: string },
): void {
  if (claim.iss !== expected.iss)
    throw new TokenRefused('The token comes from another issuer than its key belongs to.');
  const audience = typeof claim.aud === 'string' ? [claim.aud] : claim.aud;
  if (!audience.includes(expected.aud))
    throw new TokenRefused(`The token is not meant for this community: its audience must be “${expected.aud}”.`);
}
