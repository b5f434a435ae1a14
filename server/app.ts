/**
 * The whole server as one part: storage and settings in, a running server out. Joins the rooms and nothing else; the
 * command line and the tests start it.
 */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Clock, type Random, systemClock, systemRandom } from '../src/util/clock.ts';
import { createGate, type Gate } from './auth/gate.ts';
import { createJwksSource } from './auth/jwks.ts';
import { parseOriginPattern } from './auth/origins.ts';
import { createOwnTokens } from './auth/own-tokens.ts';
import { createReplays } from './auth/replays.ts';
import { createTokens } from './auth/tokens.ts';
import { createTrustStore, type TrustStore } from './auth/trust.ts';
import type { Config } from './config.ts';
import { everyDay, isMyTurn } from './daily.ts';
import { createDomain, type Domain } from './domain/domain.ts';
import type { Ports } from './domain/ports.ts';
import type { Rates } from './domain/rate.ts';
import type { Storage } from './domain/storage.ts';
import type { FileStore } from './files/file-store.ts';
import { MemoryFileStore } from './files/memory-file-store.ts';
import { createPictures } from './files/pictures.ts';
import { apiRoutes } from './http/api.ts';
import { createAttempts } from './http/attempts.ts';
import { clientFileRoutes } from './http/client-files.ts';
import { type DemoParts, demoRoutes } from './http/demo.ts';
import { pageRoutes } from './http/pages.ts';
import { pictureRoutes } from './http/pictures.ts';
import { createHttpServer } from './http/server.ts';
import { sessionRoutes } from './http/sessions.ts';
import { createMeasures, type Measures } from './metrics/measures.ts';
import { createPorts } from './ports.ts';
import { createRealtime, type IoServer, type Realtime, type SocketAdapter } from './realtime/realtime.ts';
import { watchWrites } from './write-health.ts';

const BACKLOG = 4096;

export interface AppParts {
  readonly config: Config;
  readonly storage: Storage;
  /** Where pictures lie; without it they are forgotten at the end. */
  readonly files?: FileStore;
  /** A secret outside the store, from which the codes of invites and the names of pictures are made. */
  readonly inviteKey: Uint8Array;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly rates?: Rates | 'unlimited';
  /** The sample hosts, in demo mode. */
  readonly demo?: Pick<DemoParts, 'visitors' | 'claimsOf' | 'keyOf'>;
  warn(code: string, detail: unknown): void;
  /** The line to other servers on the same store. */
  readonly adapter?: SocketAdapter;
  /** How much waits to go out on that line. */
  lineWaiting?(): number;
  /** Runs once the server listens, before `/healthz` says that it is ready. */
  beforeReady?(app: App): Promise<void>;
}
export interface App {
  readonly domain: Domain;
  readonly trust: TrustStore;
  readonly http: Server;
  readonly io: IoServer;
  /** `http://localhost:<port>`, or the public address where one is configured. */
  readonly url: string;
  readonly port: number;
  readonly connectionCount: () => number;
  /** What the server counts of itself, as Prometheus reads it. */
  readonly metrics: () => string;
  /** Lets everybody go, finishes what is under way, closes the storage. @param spreadMs over which clients shall come back. */
  close(spreadMs?: number): Promise<void>;
}

/** Pages of the server's own address may embed what it serves. */
function ownOrigins(config: Config, port: number) {
  const own = config.publicUrl
    ? [config.publicUrl]
    : [`http://localhost:${String(port)}`, `http://127.0.0.1:${String(port)}`];
  return [...config.origins, ...own.flatMap((origin) => parseOriginPattern(origin) ?? [])];
}

async function listen(http: Server, { port, host }: Config): Promise<number> {
  http.listen({ port, backlog: BACKLOG, ...(host === undefined ? {} : { host }) });
  await once(http, 'listening'); // rejects when it cannot
  return (http.address() as AddressInfo).port;
}

/** The script tag's files and the pages. */
function shownRoutes(gate: Gate, demo: AppParts['demo'], now: () => number) {
  return [
    ...clientFileRoutes(fileURLToPath(new URL('../cdn/', import.meta.url))),
    ...pageRoutes(gate, demo !== undefined),
    ...(demo
      ? demoRoutes({ ...demo, gate, pages: fileURLToPath(new URL('../demo/pages/', import.meta.url)), now })
      : []),
  ];
}

/** What one server a day does for all on its store. @returns ends it. */
function keepHouse({
  storage,
  domain,
  pictures,
  clock,
  warn,
}: Pick<AppParts, 'storage' | 'warn'> & {
  readonly domain: Domain;
  readonly pictures: ReturnType<typeof createPictures>;
  readonly clock: Clock;
}): () => void {
  return everyDay(
    clock,
    async () => {
      if (!(await isMyTurn(storage, clock.now()))) return;
      await domain.forgetOldResults();
      await pictures.sweep();
    },
    (error) => {
      warn('housekeeping_failed', error);
    },
  );
}

/** What is asked when somebody looks at the metrics. */
function watchState(
  { registry }: Measures,
  { lineWaiting }: AppParts,
  isFailing: () => boolean,
  { connectionCount }: Realtime,
): void {
  registry.gauge('hearth_connections', 'Live connections open now.', connectionCount);
  registry.gauge('hearth_storage_writable', '1 while the store can be written, 0 while it refuses.', () =>
    isFailing() ? 0 : 1,
  );
  if (lineWaiting)
    registry.gauge('hearth_line_waiting', 'Messages to other servers that wait to leave.', () => lineWaiting());
}

/** The rooms over one storage, before anything listens. */
async function joinRooms(parts: AppParts) {
  const { config, storage, inviteKey, rates, demo, adapter, warn } = parts;
  const { files, clock = systemClock, random = systemRandom } = parts;
  const present: { ids: Ports['present'] } = { ids: () => [] };
  const now = (): number => clock.now();
  const health = watchWrites(storage, now, warn);
  const measures = createMeasures();
  storage.onBatch?.(measures.batch);
  const rules = createDomain({
    storage: health.storage,
    ports: createPorts(clock, random, inviteKey, warn, (communityId) => present.ids(communityId)),
    ...(rates === undefined ? {} : { rates }),
  });
  const domain = measures.measured(rules);
  const trust = createTrustStore(storage, clock, warn);
  const own = await createOwnTokens(storage, clock);
  const tokens = createTokens({ trust, own, jwks: createJwksSource(clock, warn), clock });
  const replays = createReplays(clock);
  const attempts = createAttempts(now, measures.addressRefused);
  const state = { isReady: false, origins: ownOrigins(config, config.port) };
  const gate = createGate({
    storage,
    domain,
    tokens,
    replays,
    trust,
    origins: () => state.origins,
    allowsLocalhost: config.demo,
  });
  const store = files ?? new MemoryFileStore(now);
  const pictures = createPictures({ store, rules: domain.pictures, key: inviteKey, now });
  const routes = [
    ...apiRoutes({ gate, domain, isReady: () => state.isReady, isWell: () => health.isWell() }),
    ...sessionRoutes({ gate, domain, own, attempts, now }),
    ...pictureRoutes({ gate, pictures }),
    ...shownRoutes(gate, demo, now),
  ];
  const http = createHttpServer({
    routes,
    proxyHops: config.proxyHops,
    warn,
    isAllowedOrigin: (origin) => gate.admitsOrigin(origin),
  });
  const realtime = createRealtime({
    http,
    storage,
    domain,
    gate,
    clock,
    random,
    warn,
    measures,
    shared: { attempt: attempts, guest: replays },
    ...(adapter ? { adapter } : {}),
  });
  watchState(measures, parts, health.isFailing, realtime);
  present.ids = realtime.present;
  const stopHousekeeping = keepHouse({ storage, domain, pictures, clock, warn });
  return { domain, trust, state, http, realtime, measures, stopHousekeeping };
}

/** @throws what `listen` throws: the port is taken, or not allowed. */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, storage } = parts;
  const { domain, trust, state, http, realtime, measures, stopHousekeeping } = await joinRooms(parts);

  async function close(spreadMs = 0): Promise<void> {
    state.isReady = false;
    stopHousekeeping();
    measures.close();
    http.close(); // nobody new; who is here stays until they are told
    await realtime.stop(spreadMs);
    http.closeAllConnections();
    await storage.close();
  }

  const port = await listen(http, config).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  state.origins = ownOrigins(config, port);
  const url = config.publicUrl ?? `http://localhost:${String(port)}`;
  const app: App = {
    domain,
    trust,
    http,
    io: realtime.io,
    port,
    url,
    connectionCount: realtime.connectionCount,
    metrics: () => measures.registry.text(),
    close,
  };
  await parts.beforeReady?.(app);
  state.isReady = true;
  return app;
}
