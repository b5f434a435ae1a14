/** A bare socket.io-client against a test app: no core, no store, only the wire. */
import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import type { Envelope, WireError } from '../../src/protocol/errors.ts';
import type { SessionReady } from '../../src/protocol/handshake.ts';
import { PROTOCOL_VERSION } from '../../src/protocol/version.ts';
import type { SyncResult } from '../../src/protocol/wire.ts';
import { newId, type TestApp, type TestCommunity } from './app.ts';

export interface Heard {
  readonly event: string;
  readonly payload: never;
}
export interface TestClient {
  readonly socket: Socket;
  readonly ready: SessionReady;
  readonly memberId: string;
  /** Everything the server said by itself, oldest first. */
  readonly heard: Heard[];
  ask(event: string, ...payload: readonly unknown[]): Promise<Envelope<never>>;
  command(type: string, input: Readonly<Record<string, unknown>>, opId?: string): Promise<Envelope<never>>;
  query(type: string, input?: Readonly<Record<string, unknown>>): Promise<Envelope<never>>;
  sync(
    ...streams: readonly { readonly stream: string; readonly since?: unknown; readonly live?: boolean }[]
  ): Promise<SyncResult>;
  /** The next thing said that fits; what was said already counts. */
  hears(event: string, fits?: (payload: never) => boolean, withinMs?: number): Promise<never>;
  close(): void;
}
export interface ClientOptions {
  readonly token?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly community?: TestCommunity;
  readonly transports?: readonly string[];
  readonly auth?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly origin?: string;
}

const EVENTS = ['patch', 'heads', 'activity', 'access', 'signal', 'session'];
const open = new WeakMap<TestApp, Set<Socket>>();

async function openSocket(app: TestApp, sub: string, options: ClientOptions): Promise<Socket> {
  const community = options.community ?? app.community;
  const token = options.token ?? (await app.token(sub, options.claims, community));
  const socket = io(`http://127.0.0.1:${String(app.port)}`, {
    auth: options.auth ?? { protocol: PROTOCOL_VERSION, community: community.slug, token },
    transports: [...(options.transports ?? ['websocket'])],
    reconnection: false,
    forceNew: true,
    ...(options.query ? { query: options.query } : {}),
    ...(options.origin ? { extraHeaders: { origin: options.origin } } : {}),
  });
  open.set(app, (open.get(app) ?? new Set()).add(socket));
  return socket;
}

/** The error a connection is refused with; `undefined` data means the line itself was refused. */
export async function refusal(app: TestApp, sub: string, options: ClientOptions = {}): Promise<WireError | undefined> {
  const socket = await openSocket(app, sub, options);
  const outcome = await Promise.race([
    once(socket as never, 'connect').then(() => 'connected' as const),
    new Promise<Error & { readonly data?: WireError }>((resolve) => socket.on('connect_error', resolve)),
    new Promise<'cut'>((resolve) => socket.io.on('close', () => setImmediate(() => resolve('cut')))),
  ]);
  socket.close();
  if (outcome === 'connected') throw new Error('The connection was let in.');
  return outcome === 'cut' ? undefined : outcome.data;
}

export async function connect(app: TestApp, sub: string, options: ClientOptions = {}): Promise<TestClient> {
  const socket = await openSocket(app, sub, options);
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  for (const event of EVENTS) {
    socket.on(event, (payload: unknown) => {
      heard.push({ event, payload: payload as never });
      for (const look of [...waiting]) look();
    });
  }
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });

  function hears(event: string, fits: (payload: never) => boolean = () => true, withinMs = 2_000): Promise<never> {
    return new Promise((resolve, reject) => {
      const find = (): boolean => {
        const found = heard.find((entry) => entry.event === event && fits(entry.payload));
        if (found) resolve(found.payload);
        return found !== undefined;
      };
      if (find()) return;
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(
          new Error(
            `“${event}” was not heard within ${String(withinMs)} ms. Heard: ${heard.map((entry) => entry.event).join(', ')}`,
          ),
        );
      }, withinMs);
      const look = (): void => {
        if (!find()) return;
        clearTimeout(timer);
        waiting.delete(look);
      };
      waiting.add(look);
    });
  }
  const ready = (await hears(
    'session',
    (payload: { readonly code: string }) => payload.code === 'ready',
  )) as SessionReady;

  const ask = (event: string, ...payload: readonly unknown[]): Promise<Envelope<never>> =>
    socket.timeout(5_000).emitWithAck(event, ...payload) as Promise<Envelope<never>>;
  return {
    socket,
    ready,
    memberId: ready.memberId,
    heard,
    ask,
    command: (type, input, opId = newId()) => ask('command', { type, opId, ...input }),
    query: (type, input = {}) => ask('query', { type, ...input }),
    async sync(...streams) {
      const answer = await ask('sync', { streams });
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.result;
    },
    hears,
    close: () => void socket.close(),
  };
}

/** Closes what was opened by this kit, then the app. */
export async function closeApp(app: TestApp): Promise<void> {
  for (const socket of open.get(app) ?? []) socket.close();
  await app.close();
}
