/** The HTTP face of the registry: the same commands, queries and envelopes as on the live connection. */
import { isCommandType } from '../../src/protocol/commands.ts';
import type { Envelope } from '../../src/protocol/errors.ts';
import { isQueryType } from '../../src/protocol/queries.ts';
import { PROTOCOL_VERSION } from '../../src/protocol/version.ts';
import type { Gate } from '../auth/gate.ts';
import type { Domain } from '../domain/domain.ts';
import { actorOf } from './bearers.ts';
import { errorAnswer, type HttpAnswer, HttpRefusal, type HttpRequest, jsonAnswer, type Route } from './exchange.ts';
import { describeApi } from './openapi.ts';

export interface ApiParts {
  readonly gate: Gate;
  readonly domain: Domain;
  /** False while the server starts or stops. */
  isReady(): boolean;
  /** False while nothing can be written. */
  isWell(): Promise<boolean>;
}

const COMMAND = '/api/command/';
const QUERY = '/api/query/';

function toAnswer(envelope: Envelope<unknown>): HttpAnswer {
  return envelope.ok ? jsonAnswer(200, envelope) : errorAnswer(envelope.error);
}

/** The path names the command, so a body may call a channel's type, or the log's filter, simply `type`. */
async function framed(request: HttpRequest, type: string): Promise<unknown> {
  const body = await request.json();
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HttpRefusal('invalid', 'The body must be a JSON object.');
  const { type: own, ...input } = body as { readonly type?: unknown };
  return { ...(own === undefined ? {} : { channelType: own, commandType: own }), ...input, type };
}

export function apiRoutes({ gate, domain, isReady, isWell }: ApiParts): readonly Route[] {
  let description: string | undefined;
  async function handleHealth(): Promise<HttpAnswer> {
    const ok = isReady() && (await isWell());
    return jsonAnswer(ok ? 200 : 503, { ok, protocol: PROTOCOL_VERSION });
  }
  return [
    {
      method: 'POST',
      path: `${COMMAND}*`,
      kind: 'api',
      async handle(request) {
        const type = request.path.slice(COMMAND.length);
        if (!isCommandType(type)) throw new HttpRefusal('not_found', 'There is no such command.');
        const actor = await actorOf(gate, request);
        return toAnswer(await domain.runCommand(actor, await framed(request, type)));
      },
    },
    {
      method: 'POST',
      path: `${QUERY}*`,
      kind: 'api',
      async handle(request) {
        const type = request.path.slice(QUERY.length);
        if (!isQueryType(type)) throw new HttpRefusal('not_found', 'There is no such query.');
        const actor = await actorOf(gate, request);
        return toAnswer(await domain.runQuery(actor, await framed(request, type)));
      },
    },
    {
      method: 'GET',
      path: '/api/openapi.json',
      kind: 'public',
      handle() {
        description ??= JSON.stringify(describeApi());
        return Promise.resolve({
          status: 200,
          headers: { 'Content-Type': 'application/json; charset=utf-8' },
          body: description,
        });
      },
    },
    {
      // Tells a page in words why its connection is refused; browsers hide the reason.
      method: 'GET',
      path: '/api/origin',
      kind: 'public',
      async handle({ headers, query }) {
        const name = query.get('community') ?? '';
        const community = name ? await gate.community(name) : undefined;
        const { origin } = headers;
        const allowed = community ? await gate.admitsOriginTo(community.id, origin) : await gate.admitsOrigin(origin);
        return jsonAnswer(200, { ok: true, result: { origin: origin ?? null, allowed, protocol: PROTOCOL_VERSION } });
      },
    },
    { method: 'GET', path: '/healthz', kind: 'public', handle: handleHealth },
    // whether the process answers at all: what restarts it should not ask whether its disk is full
    { method: 'GET', path: '/livez', kind: 'public', handle: () => Promise.resolve(jsonAnswer(200, { ok: true })) },
  ];
}
