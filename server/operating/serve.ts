/** Starts the server on the data folder, says where it is, and ends it gracefully when it is told to. */
import type { Server } from 'node:net';
import { systemClock, systemRandom } from '../../src/util/clock.ts';
import { type App, createApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { Storage } from '../domain/storage.ts';
import type { ServerLine } from '../realtime/adapters.ts';
import type { FileStore } from '../files/file-store.ts';
import { type MetricsServer, openMetrics } from '../metrics/metrics-server.ts';
import { createPorts } from '../ports.ts';
import { openControl, type Outcome } from './control.ts';
import { readInviteKey } from './data-folder.ts';
import { createLog, type Log } from './log.ts';
import { operate, type OperatorParts, ownerLink } from './operations.ts';
import { OperatorError } from './operator-error.ts';
import { openPictures, openStore } from './store.ts';

/** What lies in the data folder. */
interface Data {
  readonly storage: Storage;
  readonly files: FileStore;
  readonly inviteKey: Uint8Array;
}

/** Over this time clients come back after a stop. */
const SPREAD_MS = 5_000;

async function listen(
  config: Config,
  data: Data,
  line: ServerLine | undefined,
  log: Log,
  beforeReady: (app: App) => Promise<void>,
): Promise<App> {
  const { storage } = data;
  const demo = config.demo ? (await import('../seeding/demo-visitors.ts')).createDemoHost(storage) : undefined;
  const warn = (code: string, detail: unknown): void => {
    log.warn(code, detail);
  };
  try {
    return await createApp({
      config,
      ...data,
      warn,
      beforeReady,
      ...(demo ? { demo } : {}),
      ...(line ? { adapter: line.adapter, lineWaiting: line.waiting } : {}),
    });
  } catch (error) {
    throw new OperatorError(whyNot(error, config), { cause: error });
  }
}

/** @throws the error itself when it is none that an operator can mend. */
function whyNot(error: unknown, { port, host }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${String(port)} is taken by another program. Stop it, or choose another port: PORT=8788.`;
  if (code === 'EACCES') return `This user may not listen on port ${String(port)}. Choose one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${host ?? ''}. Check HEARTH_HOST.`;
  throw error;
}

async function seedIfWanted(config: Config, { storage, files, inviteKey }: Data, log: Log): Promise<void> {
  if (!config.demo) return;
  const { seedDemo } = await import('../seed.ts');
  const ports = createPorts(systemClock, systemRandom, inviteKey, (code, detail) => {
    log.warn(code, detail);
  });
  const { seedAlone } = await import('../seeding/seed-alone.ts');
  const made = await seedAlone(storage, () => seedDemo(storage, ports, { files, key: inviteKey }));
  for (const { name, messageCount } of made) console.log(`Made “${name}” with ${String(messageCount)} messages.`);
}

async function greet(app: App, storage: Storage, config: Config): Promise<void> {
  const communities = await storage.communities();
  const [first] = communities;
  console.log(
    `\nHearth is running at ${app.url}   (data in ${config.databaseUrl === undefined ? config.dataFolder : 'PostgreSQL'})\n`,
  );
  if (config.demo) {
    console.log('Sample pages, each as any of a dozen people:');
    for (const page of ['school', 'charity', 'blog', 'spa', 'parts', 'csp', 'hostile', 'theming'])
      console.log(`  ${app.url}/demo/${page}`);
    console.log('\nDemo mode signs in whoever asks. Do not use it for real people.\n');
  }
  if (!first) {
    console.log(
      'There is no community yet. Make one:\n  node server/main.ts community create --slug my-place --name "My place" --template school\n',
    );
    return;
  }
  if (config.demo) {
    console.log('Links that sign in the owner, once, within seven days:');
    for (const community of communities)
      if (community.ownerId !== null) console.log(`  ${community.name}: ${await ownerLink(app, community)}`);
  } else {
    for (const { slug, name } of communities) console.log(`  ${name}: ${app.url}/community/${slug}`);
  }
  console.log(
    `\nThe tag to paste into a page:\n  <script src="${app.url}/hearth.js" data-community="${first.slug}" async></script>\n`,
  );
}

function control(config: Config, { storage, files }: Data, app: App, log: Log): Promise<Server> {
  const { dataFolder } = config;
  const refresh = (): void => {
    app.trust.forget();
  };
  const parts: OperatorParts = { storage, files, domain: app.domain, dataFolder, url: app.url, refresh };
  return openControl(dataFolder, async (invocation): Promise<Outcome> => {
    try {
      return { ok: true, lines: await operate(parts, invocation) };
    } catch (error) {
      if (!(error instanceof OperatorError)) log.error('operation_failed', error);
      return { ok: false, message: error instanceof Error ? error.message : 'It failed. Look at the server’s log.' };
    }
  });
}

async function measure({ metrics }: Config, app: App): Promise<MetricsServer | undefined> {
  if (!metrics) return undefined;
  return openMetrics(metrics, app.metrics).catch(async (error: unknown) => {
    await app.close();
    const why = error instanceof Error ? error.message : 'for an unknown reason';
    throw new OperatorError(`Nothing can listen at HEARTH_METRICS: ${why}.`, { cause: error });
  });
}

/** Runs until a signal ends it. @throws OperatorError when it cannot start. */
export async function serve(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const { storage, openLine } = await openStore(config);
  const data: Data = {
    storage,
    files: await openPictures(config),
    inviteKey: config.inviteKey ?? readInviteKey(config.dataFolder),
  };
  await seedIfWanted(config, data, log);
  const line = await openLine?.((code, detail) => log.warn(code, detail));
  let controlServer: Server | undefined;
  const app = await listen(config, data, line, log, async (ready) => {
    // where the database takes many, so the command line goes there itself
    if (!openLine) controlServer = await control(config, data, ready, log);
    await greet(ready, storage, config);
  });
  const metrics = await measure(config, app);
  log.info('started', { port: app.port, metricsPort: metrics?.port });
  await stopped(log, async () => {
    log.info('stopping', { connections: app.connectionCount() });
    controlServer?.close();
    await app.close(SPREAD_MS);
    await line?.close();
    metrics?.close();
    log.info('stopped');
  });
}

/** Resolves when everything is closed after the first signal; a second one ends at once. */
function stopped(log: Log, close: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let isStopping = false;
    const stop = (): void => {
      if (isStopping) process.exit(1);
      isStopping = true;
      console.log('Stopping: letting everybody go.');
      close().then(resolve, reject);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    process.on('unhandledRejection', (error) => {
      log.error('unhandled_rejection', error);
    });
    process.on('uncaughtException', (error) => {
      log.error('uncaught_exception', error);
      process.exit(1);
    });
  });
}
