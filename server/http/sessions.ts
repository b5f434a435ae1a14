/**
 * Coming in without a host: by an invite, as a guest, by a one-time link; and a new token for an old one. Answers the
 * server's own tokens. Every wrong code is the same answer.
 */
import type { Envelope } from '../../src/protocol/errors.ts';
import { join, sessionOpen } from '../../src/protocol/invites.ts';
import * as s from '../../src/protocol/schema.ts';
import { type Gate, ORIGIN_REFUSED } from '../auth/gate.ts';
import type { OwnTokens } from '../auth/own-tokens.ts';
import type { Actor } from '../domain/command.ts';
import type { Domain } from '../domain/domain.ts';
import type { Attempts } from './attempts.ts';
import { bearerOf } from './bearers.ts';
import { errorAnswer, type HttpAnswer, HttpRefusal, type HttpRequest, jsonAnswer, type Route } from './exchange.ts';

export interface SessionParts {
  readonly gate: Gate;
  readonly domain: Domain;
  readonly own: OwnTokens;
  readonly attempts: Attempts;
  now(): number;
}

async function input<S extends s.Schema>(request: HttpRequest, schema: S): Promise<s.Infer<S>> {
  const parsed = s.parse(schema, await request.json());
  if (parsed.ok) return parsed.value;
  const { path } = parsed.issue;
  throw new HttpRefusal('invalid', `The field “${path || 'body'}” is missing or has a value that does not fit.`, {
    field: path,
  });
}

function accepted<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.result;
  const { code, message, ...more } = envelope.error;
  throw new HttpRefusal(code, message, more);
}

const NO_INVITE = 'This invite is not here any more, or is not open to you.';
const renewal = s.object({ community: s.pipe(s.string(), s.minLength(1), s.maxLength(64)) });

export function sessionRoutes({ gate, domain, own, attempts, now }: SessionParts): readonly Route[] {
  async function checkOrigin(request: HttpRequest, communityId: string): Promise<void> {
    const { origin } = request.headers;
    if (!(await gate.admitsOriginTo(communityId, origin)))
      throw new HttpRefusal(ORIGIN_REFUSED.code, ORIGIN_REFUSED.message);
  }

  async function issue(
    { communityId, memberId }: Actor,
    guest: boolean,
    since: number,
    more: object = {},
  ): Promise<HttpAnswer> {
    const issued = await own.issue({ communityId, memberId, guest, since });
    return jsonAnswer(200, { ok: true, result: { ...issued, communityId, memberId, ...more } });
  }

  async function handleJoin(request: HttpRequest): Promise<HttpAnswer> {
    attempts.take(request.address);
    const { community: name, code, name: personName, device } = await input(request, join);
    const person = { name: personName, device };
    const community = await gate.community(name);
    if (!community) throw new HttpRefusal('not_found', NO_INVITE);
    await checkOrigin(request, community.id);
    if (code === undefined) {
      const { actor, channelId } = accepted(await domain.joining.joinAsGuest({ community: community.id, ...person }));
      return issue(actor, true, now(), { channelId });
    }
    const look = accepted(await domain.joining.lookAtInvite(code));
    if (look.community.slug !== community.slug) throw new HttpRefusal('not_found', NO_INVITE);
    const { actor, channelId } = accepted(await domain.joining.joinByInvite({ code, ...person }));
    return issue(actor, false, now(), { channelId });
  }

  async function handleLook(request: HttpRequest): Promise<HttpAnswer> {
    attempts.take(request.address);
    const { code } = await input(request, sessionOpen);
    return jsonAnswer(200, { ok: true, result: accepted(await domain.joining.lookAtInvite(code)) });
  }

  async function handleOpen(request: HttpRequest): Promise<HttpAnswer> {
    attempts.take(request.address);
    const { code } = await input(request, sessionOpen);
    const { actor } = accepted(await domain.joining.openSession(code));
    return issue(actor, false, now());
  }

  async function handleRenew(request: HttpRequest): Promise<HttpAnswer> {
    const token = bearerOf(request);
    const { community: name } = await input(request, renewal);
    const community = await gate.community(name);
    if (!community) throw new HttpRefusal('unauthenticated', 'There is no such community on this server.');
    await checkOrigin(request, community.id);
    const entry = await gate.enterToRenew(community.id, token);
    if (!entry.ok) return errorAnswer(entry.error);
    return issue(entry.actor, entry.identity.guest, entry.identity.since);
  }

  return [
    { method: 'POST', path: '/api/join', kind: 'api', handle: handleJoin },
    { method: 'POST', path: '/api/invite/look', kind: 'api', handle: handleLook },
    { method: 'POST', path: '/api/session', kind: 'api', handle: handleOpen },
    { method: 'POST', path: '/api/session/renew', kind: 'api', handle: handleRenew },
  ];
}
