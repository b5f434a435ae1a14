/**
 * The lines between servers on one store: Socket.IO's adapter over Redis streams, or over PostgreSQL where there is no
 * Redis. Whoever is connected here never waits for such a line, nor goes without while it is cut.
 */
import type pg from 'pg';
import type { SocketAdapter } from './socket-server.ts';

type Warn = (code: string, detail: unknown) => void;

export interface ServerLine {
  readonly adapter: SocketAdapter;
  /** How many messages wait to leave. */
  readonly waiting: () => number;
  close(): Promise<void>;
}

/** What we use of Socket.IO's `ClusterAdapter`, which is there for writers of adapters. */
interface Cluster {
  broadcast(packet: unknown, options: BroadcastOptions): Promise<void>;
  publishAndReturnOffset(message: unknown): Promise<unknown>;
}
interface BroadcastOptions {
  readonly rooms: ReadonlySet<string>;
  readonly except?: ReadonlySet<string>;
  readonly flags?: Readonly<Record<string, unknown>>;
}
type AdapterFactory = (namespace: never) => object;

/** Socket.IO's number for it. */
const BROADCAST = 3;
/** Patches that wait while Redis is away; beyond that they are lost, and cursors heal it. */
const WAITING_MAX = 20_000;
const PATIENCE_MS = 5_000;

/** The adapters tell the others first and wait for it; here our own people come first. */
function localFirst(create: AdapterFactory, warn: Warn): Pick<ServerLine, 'adapter' | 'waiting'> {
  let waiting = 0;
  // Socket.IO calls it with `new`
  const adapter = function make(namespace: never): object {
    const adapter = create(namespace) as Cluster;
    const broadcast = adapter.broadcast.bind(adapter);
    adapter.broadcast = async (packet, options) => {
      const { rooms, except = [], flags = {} } = options;
      await broadcast(packet, { ...options, flags: { ...flags, local: true } });
      if (flags['local'] === true) return;
      const data = { packet, opts: { rooms: [...rooms], except: [...except], flags } };
      waiting++;
      adapter
        .publishAndReturnOffset({ type: BROADCAST, data })
        .catch((error: unknown) => warn('line_broken', error))
        .finally(() => waiting--);
    };
    return adapter;
  } as never;
  return { adapter, waiting: () => waiting };
}

/**
 * @param name of the store: several may share one Redis.
 * @throws Error when Redis cannot be reached.
 */
export async function openRedisLine(url: string, name: string, warn: Warn): Promise<ServerLine> {
  const { createClient } = await import('redis');
  const { createAdapter } = await import('@socket.io/redis-streams-adapter');
  const client = createClient({
    url,
    commandsQueueMaxLength: WAITING_MAX,
    socket: {
      connectTimeout: PATIENCE_MS,
      reconnectStrategy: (tries) => (isOpen ? Math.min(50 * tries, 1_000) : false),
    },
  });
  let isOpen = false;
  let lastSaid = 0;
  client.on('error', (error: unknown) => {
    // it tries again by itself, many times a second
    if (!isOpen || Date.now() - lastSaid < 10_000) return;
    lastSaid = Date.now();
    warn('redis_away', error);
  });
  await client.connect();
  isOpen = true;
  // the adapter does not look at what becomes of these
  const publish = client.publish.bind(client);
  const careful: typeof publish = async (...message) => {
    try {
      return await publish(...message);
    } catch (error) {
      warn('line_broken', error);
      return 0;
    }
  };
  Object.assign(client, { publish: careful });
  const create = createAdapter(client, { streamName: `hearth-${name}`, channelPrefix: `hearth-${name}` });
  return { ...localFirst(create, warn), close: () => Promise.resolve(client.destroy()) };
}

export async function openPostgresLine(pool: pg.Pool, warn: Warn): Promise<ServerLine> {
  const { createAdapter } = await import('@socket.io/postgres-adapter');
  const create = createAdapter(pool, {
    channelPrefix: 'hearth',
    payloadThreshold: 7_900,
    errorHandler: (error) => warn('line_broken', error),
  });
  return { ...localFirst(create, warn), close: () => Promise.resolve() };
}
