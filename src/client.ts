/**
 * `createClient`: the one place that joins the parts and names adapters. Importing it does nothing; a client without a
 * page (Node, a server's rendering) keeps its replica in memory.
 */
import { createChannel } from './api/channel.ts';
import { createCommunity } from './api/community.ts';
import type { ChannelHandle, HearthClient } from './api/handles.ts';
import { createInbox } from './api/inbox.ts';
import { laterDeeds } from './api/later-deeds.ts';
import { createMembers } from './api/members.ts';
import { Rights } from './api/rights.ts';
import { createSession } from './api/session.ts';
import { LoudnessBoard } from './api/loudness.ts';
import { UnreadBoard } from './api/unread.ts';
import { DeviceCache, memoryPart } from './cache/device-cache.ts';
import { eraseAll, eraseOthers } from './cache/idb-erase.ts';
import { forgetSignedOut } from './net/own-token.ts';
import { noHints } from './net/page-hints.ts';
import { addressPictures } from './net/picture-addresses.ts';
import { SocketTransport } from './net/socket-transport.ts';
import type { UploadPicture } from './net/uploads.ts';
import type { ClientOptions, ClientParts } from './options.ts';
import type { CommandFrame, CommandResult } from './protocol/commands.ts';
import type { Envelope } from './protocol/errors.ts';
import { isId } from './protocol/stream-names.ts';
import type { QueryFrame, QueryResult } from './protocol/queries.ts';
import { derived } from './store/derived.ts';
import { browserHints } from './sync/browser-hints.ts';
import { BrowserTabs } from './sync/browser-tabs.ts';
import { historyPages } from './sync/history.ts';
import { SyncEngine } from './sync/sync-engine.ts';
import { systemClock, systemRandom } from './util/clock.ts';
import { fingerprint } from './util/fingerprint.ts';
import { consoleLogger } from './util/logger.ts';
import { keyed } from './util/keyed.ts';

/** After the first picture: what it did without is fetched once nothing more urgent is. */
const LATER_MS = 500;

/** @throws never; a wrong address or name shows in `connection`. */
export function createClient(options: ClientOptions): HearthClient {
  const engine: SyncEngine = createEngine(options, () => engine.notePersistence());
  const clock = options.parts?.clock ?? systemClock;
  const rights = new Rights(engine, clock);
  const unread = new UnreadBoard(engine, rights, new LoudnessBoard(engine, clock));
  const session = createSession(engine, rights, {
    upload: options.parts?.uploadPicture ?? uploadTo(options),
    eraseLeft: () => eraseLeft(options),
  });
  const channels = new Map<string, ChannelHandle>();

  function channel(idOrSlug: string): ChannelHandle {
    const find = (): string | undefined =>
      isId(idOrSlug) ? idOrSlug : engine.store.rows.all('channel').find(({ slug }) => slug === idOrSlug)?.id;
    const key = find() ?? idOrSlug;
    return keyed(channels, key, () =>
      createChannel({ engine, rights, unread, clock }, derived([engine.store.rows.topic('channel')], find)),
    );
  }

  engine.ready.listen((isReady) => {
    if (isReady) clock.after(LATER_MS, () => void loadLaterParts());
  });
  // whoever signs out, here or in another tab, leaves nothing that would sign in again
  engine.connection.state.listen((state) => {
    if (state.status === 'signed_out' && state.reason === 'signed_out')
      forgetSignedOut(options.server, options.community);
  });
  if (options.getToken) void session.identify(options.getToken);
  return {
    connection: engine.connection.state,
    ready: engine.ready,
    persistent: engine.persistent,
    outbox: derived([engine.pending], () => {
      const failed = engine.pending.get().filter(({ entry }) => entry.failure).length;
      return { failed, waiting: engine.pending.get().filter(({ entry, answer }) => !entry.failure && !answer).length };
    }),
    clockOffset: engine.clockOffset,
    session,
    community: createCommunity(engine, rights, unread),
    members: createMembers(engine, clock),
    inbox: createInbox(engine),
    settings: {
      get: (key) => engine.notes.setting(`ui ${key}`),
      set: (key, value) => engine.notes.set(`ui ${key}`, value),
    },
    channel,
    command: async (type, input) =>
      (await engine.command({ type, opId: engine.newId(), ...input } as CommandFrame)) as Envelope<
        CommandResult<typeof type>
      >,
    query: async (type, input) =>
      (await engine.query({ type, ...input } as QueryFrame)) as Envelope<QueryResult<typeof type>>,
    reconnect: () => engine.connection.reconnect(),
    close: () => void engine.close(),
  };
}

/** All that the first picture does without, so that it is here when the line is not. */
export async function loadLaterParts(): Promise<void> {
  await Promise.all([historyPages, laterDeeds, memoryPart].map((part) => part.load()));
}

/** Of the names of caches. */
const prefixOf = (server: string, community: string): string =>
  `hearth ${fingerprint(JSON.stringify([server, community]))} `;

async function eraseLeft({ server, community, parts }: ClientOptions): Promise<void> {
  const openTabs = parts?.openTabs ?? ((name: string) => new BrowserTabs(name, parts?.logger ?? consoleLogger));
  await eraseAll(prefixOf(server, community), (name) => {
    const tabs = openTabs(name);
    tabs.post({ type: 'wipe' });
    tabs.close();
  });
}

function uploadTo({ server, community }: ClientOptions): UploadPicture {
  return async (upload) => {
    const { sendPicture } = await import('./net/fetch-uploads.ts');
    return sendPicture(server, community, upload);
  };
}

function createEngine({ server, community, storage, parts = {} }: ClientOptions, onLost: () => void): SyncEngine {
  const { clock = systemClock, random = systemRandom, logger = consoleLogger } = parts;
  const hasPage = typeof document !== 'undefined';
  const prefix = prefixOf(server, community);
  const openDevice: ClientParts['openCache'] = (name) => {
    eraseOthers(prefix, name).catch((error: unknown) => logger.warn('erase_failed', error));
    return new DeviceCache(storage === 'memory' ? undefined : name, clock, logger, onLost);
  };
  return new SyncEngine({
    ...{ clock, random, logger, community },
    transport: parts.transport ?? addressPictures(new SocketTransport(server), server),
    hints: parts.hints ?? (hasPage ? browserHints : noHints),
    cacheName: (subject) => prefix + fingerprint(subject),
    openCache: parts.openCache ?? openDevice,
    openTabs: parts.openTabs ?? ((name) => new BrowserTabs(name, logger)),
  });
}
