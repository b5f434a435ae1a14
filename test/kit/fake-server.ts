/**
 * The production server over fake sockets: the real domain, fan-out, requests, sight, heads, sessions and presence, without
 * Socket.IO, TCP or signatures. It can crash and come back over the same storage.
 */
import { createHash } from 'node:crypto';
import type { Gate } from '../../server/auth/gate.ts';
import { createDomain, type Domain } from '../../server/domain/domain.ts';
import type { Commit } from '../../server/domain/command.ts';
import type { MadeCommunity } from '../../server/domain/communities.ts';
import type { Rates } from '../../server/domain/rate.ts';
import {
  type Connection,
  createConnection,
  type HearthSocket,
  liveAudience,
} from '../../server/realtime/connection.ts';
import { type Connections, createConnections } from '../../server/realtime/connections.ts';
import { createFanOut, type FanOut } from '../../server/realtime/fan-out.ts';
import { startHeads } from '../../server/realtime/heads.ts';
import { createPresenceBoard } from '../../server/realtime/presence.ts';
import { createRequests, type RequestName, type Requests } from '../../server/realtime/requests.ts';
import { createSessions, type Sessions } from '../../server/realtime/sessions.ts';
import { createSight } from '../../server/realtime/sight.ts';
import { createSignals, type Signals } from '../../server/realtime/signals.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import type { Envelope, WireError } from '../../src/protocol/errors.ts';
import type { Handshake } from '../../src/protocol/handshake.ts';
import { communityStream, uuidV7 } from '../../src/protocol/ids.ts';
import type { Clock } from '../../src/util/clock.ts';
import { FakeSocket } from './fake-socket.ts';
import type { FakeClock, SeededRandom } from './fake-clock.ts';

export const HOST = 'https://host.example';

/** A token without a signature: what a host's back end would sign. */
export function fakeToken(sub: string, issuedAt: number, lifeMs = 3_600_000): string {
  const claims = { iss: HOST, sub, iat: issuedAt / 1000, exp: (issuedAt + lifeMs) / 1000 };
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.none`;
}

interface WithLayer {
  readonly layer: { pourInto(below: unknown): void };
}

interface Running {
  readonly domain: Domain;
  readonly connections: Connections;
  readonly rooms: Map<string, Set<FakeSocket>>;
  readonly requests: Requests;
  readonly sessions: Sessions;
  readonly signals: Signals;
  readonly presence: ReturnType<typeof createPresenceBoard>;
  readonly fanOut: FanOut;
  readonly stop: () => void;
}

export interface FakeServerOptions {
  readonly clock: FakeClock;
  readonly random: SeededRandom;
  readonly rates?: Rates | 'unlimited';
  /** Called for each durable commit, before anybody is told. */
  readonly onCommit?: (commit: Commit) => void;
  /** Called for whatever is said to a member, as it leaves. */
  readonly onSay?: (memberId: string, event: string, payload: unknown) => void;
}

export class FakeServer {
  storage: MemoryStorage;
  readonly complaints: unknown[] = [];
  made!: MadeCommunity;
  readonly #options: FakeServerOptions;
  #running: Running;
  readonly #received = new Map<string, number>();
  #sockets = 0;
  #clock: Clock & { stop(): void };

  constructor(options: FakeServerOptions) {
    this.#options = options;
    this.storage = new MemoryStorage();
    this.#clock = options.clock.part();
    this.#running = this.#boot();
  }

  get domain(): Domain {
    return this.#running.domain;
  }

  async makeCommunity(): Promise<MadeCommunity> {
    const made = await this.domain.createCommunity({
      slug: 'alder-grove',
      name: 'Alder Grove',
      template: 'school',
      ownerSubject: `host:${HOST}:owner`,
      ownerName: 'Olive Owner',
    });
    if (!made.ok) throw new Error(made.error.message);
    return (this.made = made.result);
  }

  /** As a killed process: what was committed stays, every line dies, and nothing that was under way is answered. */
  crash(): void {
    const { rooms: _, connections, stop } = this.#running;
    this.storage.crash();
    this.#clock.stop();
    stop();
    for (const { socket } of connections.all()) (socket as unknown as FakeSocket).die();
  }

  /** What a backup would hold now. */
  backup(epoch: string): MemoryStorage {
    const copy = new MemoryStorage({ epoch });
    (this.storage as unknown as WithLayer).layer.pourInto((copy as unknown as WithLayer).layer);
    return copy;
  }

  empty(epoch: string): MemoryStorage {
    return new MemoryStorage({ epoch });
  }

  start(): void {
    this.#clock = this.#options.clock.part();
    this.#running = this.#boot();
  }

  /** Opens a connection, as the handshake does. @param say hands one event to the line. */
  async accept(
    handshake: Handshake,
    line: { say(event: string, payload: unknown): void; end(): void },
  ): Promise<Envelope<FakeSocket>> {
    const running = this.#running;
    const community = await this.storage.community(handshake.community);
    if (!community) return refuse('not_found', 'There is no such community here.');
    const entry = await this.#enter(running.domain, community.id, handshake.token);
    if (!entry.ok) return entry;
    const { onSay } = this.#options;
    const memberId = entry.actor.memberId;
    const socket = new FakeSocket(this.#socketId(), running.rooms, {
      say: (event, payload) => {
        onSay?.(memberId, event, payload);
        line.say(event, payload);
      },
      end: () => line.end(),
    });
    const connection = createConnection(socket as unknown as HearthSocket, entry.actor, entry.identity.expiresAt);
    socket.data.connection = connection;
    socket.onEnd = () => {
      running.presence.leave(connection);
      running.connections.remove(connection);
      for (const task of connection.onClose) task();
    };
    running.connections.add(connection);
    running.presence.enter(connection);
    running.sessions.start(connection);
    const { communityId } = connection.actor;
    const times = { serverTime: this.#clock.now(), expiresAt: connection.expiresAt };
    queueMicrotask(() =>
      socket.emit('session', { code: 'ready', communityId, memberId, epoch: this.storage.epoch, ...times }),
    );
    return { ok: true, result: socket };
  }

  /** A frame of an open connection. */
  async receive(socket: FakeSocket, event: string, payload: unknown): Promise<Envelope<unknown> | undefined> {
    const { requests, signals } = this.#running;
    this.#received.set(event, this.receivedOf(event) + 1);
    const connection = socket.data.connection as Connection;
    if (event === 'signal') return void (await signals.handle(connection, payload));
    return requests.answer(connection, event as RequestName, payload);
  }

  /** How many frames of this event came in. */
  receivedOf(event: string): number {
    return this.#received.get(event) ?? 0;
  }

  #boot(): Running {
    const { random, rates = 'unlimited' } = this.#options;
    const clock = this.#clock;
    const { storage } = this;
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    const complain = (_: unknown, error: unknown): void => void this.complaints.push(error);
    const ports = {
      now: () => clock.now(),
      randomId: () => uuidV7(clock.now(), (bytes) => random.fill(bytes)),
      digest: sha256,
      inviteCode: (inviteId: string) => sha256(inviteId).slice(0, 32),
      hashCode: sha256,
      present: () => [],
      reportError: complain,
    };
    const domain = createDomain({ storage, ports, rates });
    const rooms = new Map<string, Set<FakeSocket>>();
    const connections = createConnections();
    const sight = createSight(domain);
    const say = (audience: string, event: string, payload: unknown, except?: unknown): void => {
      for (const socket of [...(rooms.get(audience) ?? [])]) if (socket !== except) socket.emit(event, payload);
    };
    const presence = createPresenceBoard(connections, clock, (communityId, count) =>
      say(liveAudience(communityStream(communityId)), 'signal', { type: 'onlineCount', count }),
    );
    const fanOut = createFanOut({ storage, connections, sight, clock, broadcast: say, warn: complain });
    const gate = {
      enter: (communityId: string, token: string) => this.#enter(domain, communityId, token),
    } as unknown as Gate;
    const sessions = createSessions(gate, clock);
    const requests = createRequests({ domain, sessions, sight, lane: (communityId) => fanOut.lane(communityId) });
    const signals = createSignals({
      presence,
      domain,
      clock,
      say: ({ socket }, audience, event) => say(audience, 'signal', event, socket),
    });
    const stopKeeping = domain.onCommit((commit) => this.#options.onCommit?.(commit));
    const stopListening = domain.onCommit(fanOut.handleCommit);
    const stopHeads = startHeads({
      storage,
      connections,
      clock,
      flush: (streams) => fanOut.flush(streams),
      onError: (error) => complain('', error),
    });
    const stop = (): void => {
      stopKeeping();
      stopListening();
      stopHeads();
      fanOut.close();
      presence.close();
    };
    return { domain, connections, rooms, requests, sessions, signals, presence, fanOut, stop };
  }

  async #enter(domain: Domain, communityId: string, token: string) {
    const { iss, sub, iat, exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      iss: string;
      sub: string;
      iat: number;
      exp: number;
    };
    const identity = { subject: `host:${iss}:${sub}`, issuedAt: iat * 1000, expiresAt: exp * 1000 };
    if (identity.expiresAt <= this.#clock.now()) return refuse('token_expired', 'This token has ended.');
    const admitted = await domain.admit({
      communityId,
      subject: identity.subject,
      issuedAt: identity.issuedAt,
      claims: { name: `Person ${sub}`, ageBand: 'adult' },
    });
    return admitted.ok ? { ok: true as const, ...admitted.result, identity } : admitted;
  }

  #socketId(): string {
    const n = this.#sockets++;
    return String.fromCharCode(65 + (n % 26), 65 + (Math.floor(n / 26) % 26)) + String(n);
  }
}

function refuse(code: WireError['code'], message: string): { readonly ok: false; readonly error: WireError } {
  return { ok: false, error: { code, message } };
}
