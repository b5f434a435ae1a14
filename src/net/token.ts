/**
 * Reads what a token says about its owner, without checking it: only to name the cache before the network answers. The
 * server alone decides what a token is worth.
 */
export interface TokenClaims {
  /** Who it speaks for, as one text. */
  readonly subject: string;
  /** Unix milliseconds. */
  readonly expiresAt: number | undefined;
}

function payloadOf(token: string): Readonly<Record<string, unknown>> {
  const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  try {
    const bytes = Uint8Array.from(atob(part), (char) => char.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value ? (value as Record<string, unknown>) : {};
  } catch {
    return {}; // not a JWT: the token itself stands for its owner
  }
}

export function readToken(token: string): TokenClaims {
  const { iss, sub, exp } = payloadOf(token);
  return {
    subject: typeof sub === 'string' ? JSON.stringify([iss ?? '', sub]) : token,
    expiresAt: typeof exp === 'number' ? exp * 1000 : undefined,
  };
}
