/** Who speaks over HTTP: a bearer token, and the community it is for. Guests keep to the live connection. */
import { type Gate, ORIGIN_REFUSED } from '../auth/gate.ts';
import { readToken, TokenRefused } from '../auth/token-format.ts';
import type { Actor } from '../domain/command.ts';
import { HttpRefusal, type HttpRequest } from './exchange.ts';

export function bearerOf({ headers }: HttpRequest): string {
  const match = /^Bearer ([\w.-]+)$/i.exec(headers.authorization ?? '');
  if (!match?.[1]) throw new HttpRefusal('unauthenticated', 'Send a token in the header “Authorization: Bearer …”.');
  return match[1];
}

/** A token's audience is `hearth:<community>`, or a community's id in the server's own ones. Only used to choose the keys. */
function communityNamed(token: string): string | undefined {
  try {
    const { aud } = readToken(token).payload;
    const names = Array.isArray(aud) ? aud : [aud];
    const name = names.find((entry): entry is string => typeof entry === 'string');
    return name?.replace(/^hearth:/, '');
  } catch (error) {
    if (error instanceof TokenRefused) throw new HttpRefusal(error.code, error.message);
    throw error;
  }
}

/** @throws HttpRefusal */
export async function actorOf(gate: Gate, request: HttpRequest): Promise<Actor> {
  const token = bearerOf(request);
  const header = request.headers['hearth-community'];
  const name = typeof header === 'string' ? header : communityNamed(token);
  const community = name === undefined ? undefined : await gate.community(name);
  if (!community)
    throw new HttpRefusal(
      'not_found',
      'There is no such community on this server. Name it in the header “Hearth-Community”.',
    );
  if (!(await gate.admitsOriginTo(community.id, request.headers.origin)))
    throw new HttpRefusal(ORIGIN_REFUSED.code, ORIGIN_REFUSED.message);
  const entry = await gate.enter(community.id, token, { once: false });
  if (!entry.ok) throw new HttpRefusal(entry.error.code, entry.error.message);
  if (entry.identity.guest) throw new HttpRefusal('forbidden', 'Guests use the live connection only.');
  return entry.actor;
}
