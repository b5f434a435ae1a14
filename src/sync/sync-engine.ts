/**
 * The heart: joins the line, the store and one person's replica, and is what the handles speak to. It promises that the
 * cache shows before the network, that what waits is sent before newer commands, and that nothing of a person is left in
 * memory or on this device once that person is gone.
 */
import type { ReadableAtom } from 'nanostores';
import type { Cache } from '../cache/cache.ts';
import { Connection } from '../net/connection.ts';
import type { EndState } from '../net/connection-state.ts';
import type { PageHints } from '../net/page-hints.ts';
import { OFFLINE, OFFLINE_ERROR, type Transport } from '../net/transport.ts';
import type { CommandFrame } from '../protocol/commands.ts';
import type { Envelope, WireError } from '../protocol/errors.ts';
import type { SessionReady } from '../protocol/handshake.ts';
import { channelStream, uuidV7 } from '../protocol/stream-names.ts';
import type { SignalEvent } from '../protocol/presence.ts';
import type { QueryFrame } from '../protocol/queries.ts';
import { cell } from '../util/cell.ts';
import { derived, Topic } from '../store/derived.ts';
import { Store } from '../store/store.ts';
import type { Clock, Random } from '../util/clock.ts';
import type { Logger } from '../util/logger.ts';
import { Finder } from './finder.ts';
import { readBroadMentions, readLastMessage, readPatch } from './frames.ts';
import { Notes } from './notes.ts';
import { Overlay } from './optimistic.ts';
import type { PendingCommand } from './outbox.ts';
import { Replica, type Who } from './replica.ts';
import type { Tabs } from './tabs.ts';

export interface EngineParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly transport: Transport;
  readonly hints: PageHints;
  readonly community: string;
  /** Unique to server, community and person. */
  cacheName(subject: string): string;
  openCache(name: string): Cache;
  openTabs(name: string): Tabs;
}

const REQUEST_MS = 15_000;
/** How long a channel stays live after the last one looked away: somebody may look back. */
const LINGER_MS = 2_000;
/** How long a direct command waits for older ones that are still in the outbox. */
const FLUSH_PATIENCE_MS = 5_000;

export class SyncEngine {
  readonly store: Store;
  readonly notes: Notes;
  readonly connection: Connection;
  readonly who = cell<Who | undefined>(undefined);
  readonly ready = cell(false);
  readonly persistent = cell(true);
  readonly clockOffset = cell(0);
  readonly pending = cell<readonly PendingCommand[]>([]);
  readonly overlay: ReadableAtom<Overlay> = derived([this.pending], () => new Overlay(this.pending.get()));
  readonly finder: Finder;
  readonly #hidden = new Topic();
  /** Changes when nobody looks any more: what should last is to be put down now. */
  readonly hidden = this.#hidden.changed;
  /** Server time when the line last came up. */
  #servedAt = 0;
  readonly #parts: EngineParts;
  readonly #holds = new Map<string, number>();
  #replica: Replica | undefined;
  #replicaName: string | undefined;
  #opened: Promise<void> = Promise.resolve();
  /** Those who wait to know who is signed in. */
  #waiting: (() => void)[] = [];

  constructor(parts: EngineParts) {
    const { clock, logger } = parts;
    this.#parts = parts;
    this.store = new Store(clock);
    this.notes = new Notes(clock, logger);
    this.finder = new Finder({
      ...{ clock, logger, store: this.store },
      reachable: () => (this.who.get() && this.connection.state.get().status === 'online' ? this.#replica : undefined),
      query: (frame) => this.query(frame),
    });
    this.connection = new Connection(parts, {
      identity: (subject) => this.#takeIdentity(subject),
      ready: (session) => void this.#start(session),
      down: () => this.#replica?.stop(),
      hidden: () => {
        this.#hidden.touch();
        void this.notes.flush();
      },
      expelled: (error) => void this.#erase(error),
      patch: (event) => {
        const patch = readPatch(event, logger);
        if (patch) this.#replica?.applier.patch(patch);
      },
      heads: (event) => this.#replica?.handleHeads(event),
      activity: ({ channelId, lastSeq, lastAt, ...news }) => {
        const lastMessage = readLastMessage(news.lastMessage) ?? null;
        const broadMentions = readBroadMentions(news.broadMentions);
        const replica = this.#replica;
        // behind the answers before it, which may still be on their way into the store
        void replica?.applier.enqueue(() => {
          if (!replica.stream(channelStream(channelId)) || typeof lastSeq !== 'number') return undefined;
          const head = { lastSeq, lastAt, lastMessage, broadMentions };
          return { changes: [], lay: () => this.store.heads.raise(channelId, head) };
        });
      },
      access: (event) => {
        this.#replica?.handleAccess(event);
        this.finder.askAgain(true);
      },
      signal: (event: SignalEvent) => this.store.ephemeral.take(event),
    });
    this.connection.state.listen(({ status }) => {
      this.#markUnreachable();
      if (status === 'signed_out' || status === 'refused' || status === 'closed') this.#tellWaiting();
    });
  }

  /** Server time, as far as it is known: never before what the server said last, for the device's clock may jump. */
  now(): number {
    return Math.max(this.#parts.clock.now() + this.clockOffset.get(), this.#servedAt);
  }
  readonly newId = (): string => {
    const { clock, random } = this.#parts;
    return uuidV7(clock.now(), (bytes) => random.fill(bytes));
  };

  /** Signs out on this device, in every tab. @returns how many unsent messages were erased. */
  async logout(): Promise<number> {
    const unsent = this.pending
      .get()
      .filter(({ entry, answer }) => entry.frame.type === 'message.send' && !answer).length;
    this.connection.end({ status: 'signed_out', reason: 'signed_out' });
    await this.#erase();
    return unsent;
  }

  async close(): Promise<void> {
    this.connection.end({ status: 'closed' });
    const replica = this.#replica;
    this.#replica = undefined;
    await this.notes.flush();
    this.store.ephemeral.clear();
    replica?.close();
  }

  /** Holds a channel live. @returns the release; the last one lets go a moment later. */
  hold(channelId: string): () => void {
    this.#holds.set(channelId, (this.#holds.get(channelId) ?? 0) + 1);
    void this.#replica?.hold(channelId, true);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#parts.clock.after(LINGER_MS, () => {
        const left = (this.#holds.get(channelId) ?? 1) - 1;
        if (left > 0) return void this.#holds.set(channelId, left);
        this.#holds.delete(channelId);
        void this.#replica?.hold(channelId, false);
      });
    };
  }

  get replica(): Replica | undefined {
    return this.#replica;
  }

  /** Puts a command into the outbox. Resolves once it lies there safely. @returns whether it outlives this page. */
  async add(frame: CommandFrame, lane: string, replaces?: readonly string[]): Promise<boolean> {
    await this.#identified();
    await this.#opened;
    const replica = this.#replica;
    if (!replica) throw new Error('Nobody is signed in.');
    await replica.outbox.add(frame, lane, replaces);
    this.persistent.set(replica.cache.persistent);
    return replica.cache.persistent;
  }

  /** The same for what nobody waits for: a read marker of somebody who has just gone is of no use. */
  async tryAdd(frame: CommandFrame, lane: string, replaces?: readonly string[]): Promise<void> {
    try {
      await this.add(frame, lane, replaces);
    } catch (error) {
      this.#parts.logger.warn('command_not_kept', error);
    }
  }

  /** Sends a command now, after what waits in the outbox. */
  async command(frame: CommandFrame): Promise<Envelope<unknown>> {
    await this.#flushed();
    return this.connection.request('command', frame, REQUEST_MS);
  }
  query(frame: QueryFrame): Promise<Envelope<unknown>> {
    return this.connection.request('query', frame, REQUEST_MS);
  }

  /** The cache went over into memory, or came from there. */
  notePersistence(): void {
    if (!this.#replica) return;
    this.persistent.set(this.#replica.cache.persistent);
    this.#replica.flusher.check();
  }

  #takeIdentity(subject: string): void {
    const name = this.#parts.cacheName(subject);
    if (name === this.#replicaName && this.#replica) return;
    const erased = this.#replica ? this.#erase() : Promise.resolve();
    const { clock, random, logger, openCache, openTabs } = this.#parts;
    const replica: Replica = new Replica({
      ...{ clock, random, logger, store: this.store, notes: this.notes },
      cache: openCache(name),
      tabs: openTabs(name),
      now: () => this.now(),
      isHeld: (channelId) => this.#holds.has(channelId),
      heldChannelIds: () => [...this.#holds.keys()],
      request: (event, payload) =>
        this.#replica === replica ? this.connection.request(event, payload, REQUEST_MS) : Promise.resolve(OFFLINE),
      onPending: (pending) => this.#replica === replica && this.pending.set(pending),
      onPicture: (who) => this.#replica === replica && this.#takePicture(who),
      onWipe: (error) =>
        this.#replica === replica &&
        this.#leave(error ? { status: 'refused', error } : { status: 'signed_out', reason: 'signed_out' }),
    });
    this.#replica = replica;
    this.#replicaName = name;
    this.#tellWaiting();
    this.#opened = erased.then(() => replica.open()).catch((error: unknown) => logger.warn('cache_unavailable', error));
    void this.#opened.then(() => this.notePersistence());
  }

  async #start(session: SessionReady): Promise<void> {
    const { communityId, memberId, serverTime, epoch } = session;
    this.clockOffset.set(serverTime - this.#parts.clock.now());
    this.#servedAt = serverTime;
    const replica = this.#replica;
    await this.#opened;
    const isCurrent = (): boolean => replica === this.#replica && this.connection.state.get().status === 'online';
    if (!replica || !isCurrent()) return;
    this.who.set({ communityId, memberId });
    await replica.start({ communityId, memberId }, epoch);
    if (!isCurrent()) return replica.stop();
    this.finder.askAgain(true);
  }

  #takePicture(who: Who): void {
    this.who.set(who);
    const isHere = this.store.rows.get('community', who.communityId) !== undefined;
    if (isHere && (this.#replica?.isComplete ?? false)) this.ready.set(true);
    this.finder.askAgain(false);
  }

  /** What a channel without a single message shows while there is no line. */
  #markUnreachable(): void {
    const { status } = this.connection.state.get();
    for (const channelId of this.#holds.keys()) {
      const timeline = this.store.timeline(channelId);
      if (timeline.rows.length > 0) continue;
      if (status === 'waiting' && timeline.status === 'loading')
        timeline.mark({ status: 'failed', error: OFFLINE_ERROR });
      else if (status === 'online' && timeline.status === 'failed') timeline.mark({ status: 'loading' });
    }
  }

  /** Resolves once it is known who is signed in, or that nobody will be. */
  #identified(): Promise<void> {
    const { state } = this.connection;
    const isKnown = (): boolean =>
      this.#replica !== undefined || !['idle', 'connecting', 'waiting'].includes(state.get().status);
    return isKnown() ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Whatever the person did before goes first. */
  #flushed(): Promise<void> {
    const isDone = (): boolean =>
      this.pending.get().every(({ entry, answer }) => entry.failure !== undefined || answer !== undefined);
    if (isDone() || this.connection.state.get().status !== 'online') return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        stopListening();
        cancel();
        resolve();
      };
      const stopListening = this.pending.listen(() => isDone() && end());
      const cancel = this.#parts.clock.after(FLUSH_PATIENCE_MS, end);
    });
  }

  #tellWaiting(): void {
    for (const tell of this.#waiting.splice(0)) tell();
  }

  /** This tab's replica goes; the disk is another's to erase. */
  #leave(state: EndState): void {
    this.connection.end(state);
    this.#replica?.close();
    this.#forgetAll();
  }

  /** Everything of this person goes, from memory before anything else happens. */
  async #erase(error?: WireError): Promise<void> {
    const replica = this.#replica;
    this.#forgetAll();
    await replica?.erase(error);
  }

  #forgetAll(): void {
    this.#replica = undefined;
    this.#replicaName = undefined;
    this.finder.clear();
    this.notes.clear();
    this.store.clear();
    this.pending.set([]);
    this.who.set(undefined);
    this.ready.set(false);
  }
}
