/**
 * Answers what a client asks: commands, queries, sync, a renewed token. One answer each. What was read under rights that
 * changed meanwhile is read again before it leaves, and a client that asks too much at once is told to wait.
 */
import type { Envelope, WireError } from '../../src/protocol/errors.ts';
import { parseStream } from '../../src/protocol/ids.ts';
import * as s from '../../src/protocol/schema.ts';
import { syncRequest } from '../../src/protocol/wire.ts';
import type { Domain } from '../domain/domain.ts';
import { type Connection, endSession, liveAudience, quietAudience } from './connection.ts';
import type { Lane } from './lanes.ts';
import type { Sessions } from './sessions.ts';
import { placeIds, type Sight } from './sight.ts';

export const REQUESTS = ['command', 'query', 'sync', 'token'] as const;
export type RequestName = (typeof REQUESTS)[number];
type Answer = Envelope<unknown>;

const MAX_UNDER_WAY = 100;
const MAX_TRIES = 5;
const BUSY: Answer = {
  ok: false,
  error: { code: 'rate_limited', message: 'Too much was asked at once. Try again in a moment.', retryAfterMs: 1_000 },
};
const RESTLESS: Answer = {
  ok: false,
  error: { code: 'unavailable', message: 'Rights are changing just now. Try again in a moment.', retryAfterMs: 500 },
};

export interface RequestParts {
  readonly domain: Domain;
  readonly sessions: Sessions;
  readonly sight: Sight;
  lane(communityId: string): Lane;
}
export interface Requests {
  answer(connection: Connection, name: RequestName, frame: unknown): Promise<Answer>;
  /** How many wait for their answer. */
  readonly underWay: () => number;
}

export function createRequests({ domain, sessions, sight, lane }: RequestParts): Requests {
  const underWay = new WeakMap<Connection, number>();
  let total = 0;

  /** Reads while rights stand still. */
  async function steadily(connection: Connection, read: () => Promise<Answer>): Promise<Answer> {
    const way = lane(connection.actor.communityId);
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      await way.settled();
      const { turn } = way;
      const answer = await read();
      if (way.turn === turn) return answer;
    }
    return RESTLESS;
  }

  /** Joins before reading, so that nothing falls in between; what it may not have is not joined. */
  async function subscribe(connection: Connection, frame: unknown): Promise<void> {
    const parsed = s.parse(syncRequest, frame);
    if (!parsed.ok) return;
    const { communityId, memberId } = connection.actor;
    const { turn } = lane(communityId);
    if (!connection.visible) {
      const places = await sight.of(communityId, memberId);
      if (lane(communityId).turn !== turn) return;
      connection.visible = placeIds(places);
    }
    for (const { stream, live = true } of parsed.value.streams) hold(connection, stream, live);
  }

  async function run(connection: Connection, name: RequestName, frame: unknown): Promise<Answer> {
    const { actor } = connection;
    if (name === 'command') return domain.runCommand(actor, frame);
    if (name === 'token') return sessions.renew(connection, frame);
    if (name === 'query') return steadily(connection, () => domain.runQuery(actor, frame));
    return steadily(connection, async () => {
      await subscribe(connection, frame);
      return domain.sync(actor, frame);
    });
  }

  return {
    underWay: () => total,
    async answer(connection, name, frame) {
      const count = underWay.get(connection) ?? 0;
      if (count >= MAX_UNDER_WAY) return BUSY;
      underWay.set(connection, count + 1);
      total++;
      try {
        const answer = await run(connection, name, frame);
        if (!answer.ok && name !== 'token') endIfGone(connection, answer.error);
        return answer;
      } finally {
        total--;
        underWay.set(connection, (underWay.get(connection) ?? 1) - 1);
      }
    },
  };
}

/** Somebody who lost membership between the door and the first question has no business on an open line. */
function endIfGone(connection: Connection, { code, message }: WireError): void {
  if (code !== 'unauthenticated' && code !== 'banned') return;
  setImmediate(() => {
    endSession(connection, { code: 'revoked', reason: code === 'banned' ? 'banned' : 'removed', message });
  });
}

/** Takes a stream live, or quietly, or not at all. */
function hold({ socket, actor, visible, live }: Connection, stream: string, isLive: boolean): void {
  const parts = parseStream(stream);
  if (!parts || !socket.connected) return;
  const mayHold =
    parts.scope === 'channel'
      ? visible?.has(parts.id)
      : parts.id === (parts.scope === 'me' ? actor.memberId : actor.communityId);
  if (!mayHold) return;
  if (isLive) live.add(stream);
  else live.delete(stream);
  void socket.join(isLive ? liveAudience(stream) : quietAudience(stream));
  void socket.leave(isLive ? quietAudience(stream) : liveAudience(stream));
}
