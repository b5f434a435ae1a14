/**
 * The production server over fake sockets: the real domain, fan-out, requests, sight, heads, sessions and presence, without
 * Socket.IO, TCP or signatures. It can be several processes on one store, which hear of each other by a bus; each can crash
 * and come back over the same storage.
 */
import { hash } from 'node:crypto';
import type { Gate } from '../../server/auth/gate.ts';
import { createDomain, type Domain } from '../../server/domain/domain.ts';
import type { Commit } from '../../server/domain/command.ts';
import type { MadeCommunity } from '../../server/domain/communities.ts';
import type { Ports } from '../../server/domain/ports.ts';
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
import { startReminders } from '../../server/realtime/reminders.ts';
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
import type { FakeClock, PartClock, SeededRandom } from './fake-clock.ts';

export const HOST = 'https://host.example';

/** A token without a signature: what a host's back end would sign. */
export function fakeToken(sub: string, issuedAt: number, lifeMs = 3_600_000): string {
  const claims = { iss: HOST, sub, iat: issuedAt / 1000, exp: (issuedAt + lifeMs) / 1000 };
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.none`;
}

/** Another store that holds the same. */
export function copyStorage(storage: MemoryStorage, epoch: string): MemoryStorage {
  const copy = new MemoryStorage({ epoch });
  (storage as unknown as WithLayer).layer.pourInto((copy as unknown as WithLayer).layer);
  return copy;
}

const sha256 = (text: string): string => hash('sha256', text, 'hex');

const inviteCodeOf = (inviteId: string): string => sha256(inviteId).slice(0, 32);

export function fakePorts(clock: Clock, random: SeededRandom, reportError: Ports['reportError']): Ports {
  return {
    now: () => clock.now(),
    randomId: () => uuidV7(clock.now(), (bytes) => random.fill(bytes)),
    digest: sha256,
    inviteCode: inviteCodeOf,
    hashCode: sha256,
    present: () => [],
    reportError,
  };
}

interface WithLayer {
  readonly layer: { pourInto(below: unknown): void };
}

/** Between the processes, and between each of them and the store. Only patches are ever lost: sight has no second way. */
export interface Bus {
  delayMs(): number;
  loses(): boolean;
  doubles(): boolean;
  /** How long a reading of the store takes. */
  readMs(): number;
}

interface Running {
  readonly clock: PartClock;
  readonly storage: MemoryStorage;
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
  /** A store that holds a community already. */
  readonly storage?: MemoryStorage;
  readonly made?: MadeCommunity;
  /** How many processes; 1 when not given. */
  readonly processes?: number;
  readonly bus?: Bus;
  /** Called for each durable commit, before anybody is told. */
  readonly onCommit?: (commit: Commit) => void;
  /** Called for whatever is said to a member, as it leaves. */
  readonly onSay?: (memberId: string, event: string, payload: unknown, live: ReadonlySet<string>) => void;
  /** Called for each answer, as it leaves. */
  readonly onAnswer?: (memberId: string, event: string, frame: unknown, answer: Envelope<unknown>) => void;
  /** Called when somebody is let in. */
  readonly onAdmit?: (sub: string, memberId: string) => void;
}

export class FakeServer {
  storage: MemoryStorage;
  readonly complaints: unknown[] = [];
  made!: MadeCommunity;
  readonly #options: FakeServerOptions;
  #processes: (Running | undefined)[];
  readonly #homes = new WeakMap<FakeSocket, Running>();
  readonly #received = new Map<string, number>();
  #sockets = 0;

  constructor(options: FakeServerOptions) {
    this.#options = options;
    this.storage = options.storage ?? new MemoryStorage();
    if (options.made) this.made = options.made;
    this.#processes = Array.from({ length: options.processes ?? 1 }, () => undefined);
    this.start();
  }

  get domain(): Domain {
    return this.#living()[0]!.domain;
  }
  /** Of each process that lives. */
  get domains(): readonly Domain[] {
    return this.#living().map(({ domain }) => domain);
  }
  get isUp(): boolean {
    return this.#living().length > 0;
  }
  #living(): Running[] {
    return this.#processes.filter((each) => each !== undefined);
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

  /**
   * As a killed process: what was committed stays, every line dies, and nothing that was under way is answered.
   * @param which one of several; all when not given.
   */
  crash(which?: number): void {
    if (which === undefined) this.storage.crash();
    for (const [at, running] of this.#processes.entries()) {
      if (!running || (which !== undefined && at !== which)) continue;
      this.#processes[at] = undefined;
      running.clock.stop();
      running.stop();
      for (const { socket } of running.connections.all()) (socket as unknown as FakeSocket).die();
    }
  }

  newId(): string {
    const { clock, random } = this.#options;
    return uuidV7(clock.now(), (bytes) => random.fill(bytes));
  }

  /** What a backup would hold now. */
  backup(epoch: string): MemoryStorage {
    return copyStorage(this.storage, epoch);
  }

  empty(epoch: string): MemoryStorage {
    return new MemoryStorage({ epoch });
  }

  start(): void {
    for (const at of this.#processes.keys()) this.#processes[at] ??= this.#boot(at);
  }

  /** Opens a connection, as the handshake does. @param say hands one event to the line. */
  async accept(
    handshake: Handshake,
    line: { say(event: string, payload: unknown): void; end(): void },
  ): Promise<Envelope<FakeSocket>> {
    const living = this.#living();
    const running = living.length > 1 ? this.#options.random.pick(living) : living[0];
    if (!running) return refuse('unavailable', 'The server cannot be reached.');
    const community = await running.storage.community(handshake.community);
    if (!community) return refuse('not_found', 'There is no such community here.');
    const entry = await this.#enter(running, community.id, handshake.token);
    if (!entry.ok) return entry;
    const { onSay } = this.#options;
    const memberId = entry.actor.memberId;
    const socket = new FakeSocket(this.#socketId(), running.rooms, {
      say: (event, payload) => {
        onSay?.(memberId, event, payload, connection.live);
        line.say(event, payload);
      },
      end: () => line.end(),
    });
    const connection = createConnection(socket as unknown as HearthSocket, entry.actor, entry.identity.expiresAt);
    socket.data.connection = connection;
    this.#homes.set(socket, running);
    socket.onEnd = () => {
      running.presence.leave(connection);
      running.connections.remove(connection);
      for (const task of connection.onClose) task();
    };
    running.connections.add(connection);
    running.presence.enter(connection);
    running.sessions.start(connection);
    const { communityId } = connection.actor;
    const times = { serverTime: running.clock.now(), expiresAt: connection.expiresAt };
    queueMicrotask(() =>
      socket.emit('session', { code: 'ready', communityId, memberId, epoch: this.storage.epoch, ...times }),
    );
    return { ok: true, result: socket };
  }

  /** A frame of an open connection. */
  async receive(socket: FakeSocket, event: string, payload: unknown): Promise<Envelope<unknown> | undefined> {
    const running = this.#homes.get(socket)!;
    const { requests, signals } = running;
    this.#received.set(event, this.receivedOf(event) + 1);
    const connection = socket.data.connection as Connection;
    if (event === 'signal') return void (await signals.handle(connection, payload));
    const answer = await requests.answer(connection, event as RequestName, payload);
    if (this.#processes.includes(running)) this.#options.onAnswer?.(connection.actor.memberId, event, payload, answer);
    return answer;
  }

  /** Somebody comes in by an invite. @returns their sub. */
  async join(inviteId: string, name: string): Promise<string | undefined> {
    const [running] = this.#living();
    const joined = await running?.domain.joining.joinByInvite({ code: inviteCodeOf(inviteId), name });
    if (!joined?.ok || !running || !this.#processes.includes(running)) return undefined;
    return `own:${joined.result.actor.memberId}`;
  }

  /** How many frames of this event came in. */
  receivedOf(event: string): number {
    return this.#received.get(event) ?? 0;
  }

  #boot(at: number): Running {
    const { random, rates = 'unlimited', bus } = this.#options;
    const clock = this.#options.clock.part();
    const storage = bus ? slowly(this.storage, clock, bus) : this.storage;
    const complain = (_: unknown, error: unknown): void => void this.complaints.push(error);
    const ports = fakePorts(clock, random, complain);
    const domain = createDomain({ storage, ports, rates });
    const rooms = new Map<string, Set<FakeSocket>>();
    const connections = createConnections();
    const sight = createSight(domain);
    const say = (audience: string, event: string, payload: unknown, except?: unknown): void => {
      for (const socket of [...(rooms.get(audience) ?? [])]) if (socket !== except) socket.emit(event, payload);
      if (event !== 'patch' && event !== 'activity') return;
      this.#tellOthers(at, event === 'patch', (other) => {
        for (const socket of [...(other.rooms.get(audience) ?? [])]) socket.emit(event, payload);
      });
    };
    const presence = createPresenceBoard(connections, clock, (communityId, count) =>
      say(liveAudience(communityStream(communityId)), 'signal', { type: 'onlineCount', count }),
    );
    const fanOut = createFanOut({ storage, connections, sight, clock, broadcast: say, warn: complain });
    const gate = {
      enter: (communityId: string, token: string) => this.#enter({ domain, clock }, communityId, token),
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
    domain.onCommit((commit) => {
      if (commit.expelled.length === 0 && commit.rightsChanged.length === 0) return;
      this.#tellOthers(at, false, (other) => other.fanOut.handleCommit({ ...commit, changes: [] }));
    });
    const stopHeads = startHeads({
      storage,
      connections,
      clock,
      flush: (streams) => fanOut.flush(streams),
      onError: (error) => complain('', error),
    });
    const stopReminders =
      this.#processes.length > 1
        ? startReminders({
            ...{ storage, connections, clock },
            remind: (communityId, channelId) => fanOut.remind(communityId, channelId),
            onError: (error) => complain('', error),
          })
        : () => undefined;
    const stop = (): void => {
      stopKeeping();
      stopListening();
      stopHeads();
      stopReminders();
      fanOut.close();
      presence.close();
    };
    return { clock, storage, domain, connections, rooms, requests, sessions, signals, presence, fanOut, stop };
  }

  #tellOthers(from: number, mayFail: boolean, tell: (other: Running) => void): void {
    const { bus, clock } = this.#options;
    for (const [at, other] of this.#processes.entries()) {
      if (at === from || !other || !bus || (mayFail && bus.loses())) continue;
      const copies = mayFail && bus.doubles() ? 2 : 1;
      for (let n = 0; n < copies; n++) clock.after(bus.delayMs(), () => this.#processes[at] === other && tell(other));
    }
  }

  async #enter({ domain, clock }: Pick<Running, 'domain' | 'clock'>, communityId: string, token: string) {
    const { iss, sub, iat, exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      iss: string;
      sub: string;
      iat: number;
      exp: number;
    };
    const isOwn = sub.startsWith('own:'); // who came by an invite
    const identity = { subject: isOwn ? sub : `host:${iss}:${sub}`, issuedAt: iat * 1000, expiresAt: exp * 1000 };
    if (identity.expiresAt <= clock.now()) return refuse('token_expired', 'This token has ended.');
    const admitted = await domain.admit({
      communityId,
      subject: identity.subject,
      issuedAt: identity.issuedAt,
      claims: isOwn ? undefined : { name: `Person ${sub}`, ageBand: 'adult' },
    });
    if (admitted.ok) this.#options.onAdmit?.(sub, admitted.result.actor.memberId);
    return admitted.ok ? { ok: true as const, ...admitted.result, identity } : admitted;
  }

  #socketId(): string {
    const n = this.#sockets++;
    return String.fromCharCode(65 + (n % 26), 65 + (Math.floor(n / 26) % 26)) + String(n);
  }
}

/** The store as one process has it: each reading takes a while, and none ever ends once the process is dead. */
function slowly(storage: MemoryStorage, clock: PartClock, bus: Bus): MemoryStorage {
  const hasOwnTime = new Set(['close', 'crash', 'failNext']);
  return new Proxy(storage, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function' || hasOwnTime.has(String(name))) return value;
      const call = (...parts: unknown[]): unknown => Reflect.apply(value, target, parts);
      return (...parts: unknown[]): unknown => {
        const ms = bus.readMs();
        if (ms === 0) return call(...parts);
        return new Promise((resolve) => void clock.after(ms, () => resolve(call(...parts))));
      };
    },
  });
}

function refuse(code: WireError['code'], message: string): { readonly ok: false; readonly error: WireError } {
  return { ok: false, error: { code, message } };
}
