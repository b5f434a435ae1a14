/**
 * Everything that belongs to one identity: its cache, outbox, streams and what keeps them in step with the server. Made
 * by the sync engine when a token names a person, and thrown away whole when that person goes.
 */
import type { Cache, CacheSnapshot } from '../cache/cache.ts';
import type { Envelope, WireError } from '../protocol/errors.ts';
import { channelStream, communityStream, meStream } from '../protocol/stream-names.ts';
import type { QueryFrame } from '../protocol/queries.ts';
import type { Cursor } from '../protocol/wire.ts';
import { together } from '../util/cell.ts';
import type { Store } from '../store/store.ts';
import type { Clock, Random } from '../util/clock.ts';
import type { Logger } from '../util/logger.ts';
import { Access } from './access.ts';
import { Applier } from './applier.ts';
import { Flusher } from './flusher.ts';
import { readMessages, readRows } from './frames.ts';
import { History } from './history.ts';
import type { Notes } from './notes.ts';
import { Outbox, type PendingCommand } from './outbox.ts';
import { type HeldStream, Streams } from './streams.ts';
import { type Answered, Subscriptions } from './subscriptions.ts';
import type { Settled, TabNews, Tabs } from './tabs.ts';

/** Who one is, as the server says. */
export interface Who {
  readonly communityId: string;
  readonly memberId: string;
}

export interface ReplicaParts {
  readonly cache: Cache;
  readonly tabs: Tabs;
  readonly store: Store;
  readonly notes: Notes;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Server time, as far as it is known. */
  now(): number;
  isHeld(channelId: string): boolean;
  heldChannelIds(): readonly string[];
  request(event: 'command' | 'query' | 'sync', payload: unknown): Promise<Envelope<unknown>>;
  onPending(pending: readonly PendingCommand[]): void;
  /** A first picture, or more of it, is here. */
  onPicture(who: Who): void;
  onWipe(error: WireError | undefined): void;
}

const WHO = 'who';

export class Replica {
  readonly cache: Cache;
  readonly tabs: Tabs;
  readonly applier: Applier;
  readonly outbox: Outbox;
  readonly flusher: Flusher;
  readonly history: History;
  readonly #parts: ReplicaParts;
  readonly #streams = new Streams();
  readonly #subscriptions: Subscriptions;
  readonly #access: Access;
  #who: Who | undefined;
  /** By command: the rev of my row of reactions to its message. */
  #reactionRevs: ReadonlyMap<string, number> = new Map();
  #isClosed = false;

  constructor(parts: ReplicaParts) {
    this.#parts = parts;
    const { cache, tabs, store, clock, random, logger, now } = parts;
    const streams = this.#streams;
    this.cache = cache;
    this.tabs = tabs;
    this.outbox = new Outbox({
      ...{ cache, tabs, now },
      onAnswered: (lane) => this.applier.retire(this.#streamOf(lane)),
      onChange: (pending) => this.#takePending(pending),
    });
    this.applier = new Applier({
      ...{ cache, store, streams, clock, logger },
      settledBy: (name, rows, rev) => this.outbox.settledBy(this.#laneOf(name), rows, rev),
      forget: (settled) => this.#forget(settled),
      onRetired: (opIds) => this.outbox.retired(opIds),
      onMessages: (channelId, rows) => this.history.saw(channelId, rows),
      onGap: (name) => this.#subscriptions.ask([name]),
      onReset: (channelId) => void this.history.refresh(channelId),
    });
    this.flusher = new Flusher({
      ...{ tabs, clock, random, now },
      isShared: () => cache.persistent,
      outbox: this.outbox,
      send: ({ frame }) => parts.request('command', frame),
      onRefused: (entry, error) => {
        logger.warn('command_refused', { type: entry.frame.type, code: error.code });
        return this.outbox.discard([entry.opId]);
      },
    });
    this.history = new History({
      ...{ cache, store, streams, logger },
      applier: this.applier,
      query: (frame: QueryFrame) => parts.request('query', frame),
    });
    this.#access = new Access({
      streams,
      isHeld: parts.isHeld,
      onGained: (gained, rows) => this.#gain(gained, rows),
      onLost: (names) => this.#lose(names),
    });
    this.#subscriptions = new Subscriptions({
      ...{ streams, clock, random, logger },
      send: (payload) => parts.request('sync', payload),
      since: (stream) => this.#since(stream),
      onAnswers: (answers) => this.#takeAnswers(answers),
    });
    tabs.listen((news) => this.#takeNews(news));
  }

  get community(): HeldStream | undefined {
    return this.#who && this.#streams.get(communityStream(this.#who.communityId));
  }

  /** Shows what the disk holds, before the network says anything. */
  async open(): Promise<void> {
    const snapshot = await this.cache.open();
    if (this.#isClosed) return;
    const who = snapshot.settings.get(WHO) as Who | undefined;
    together(() => {
      if (who) this.#show(snapshot, who);
      this.#parts.notes.start(this, snapshot.drafts, snapshot.settings);
      this.outbox.start(snapshot.outbox);
    });
    if (!who) return;
    await Promise.all(this.#parts.heldChannelIds().map((channelId) => this.history.open(channelId)));
    if (this.#parts.store.rows.get('community', who.communityId)) this.#parts.onPicture(who);
    this.#showEnds().catch((error: unknown) => this.#parts.logger.warn('cache_unavailable', error));
  }

  /** How each channel's newest message begins, as far as the disk knows. */
  async #showEnds(): Promise<void> {
    const { store, logger } = this.#parts;
    for (const { id } of store.rows.all('channel')) {
      const newest = readMessages(await this.cache.messages(id, { limit: 1 }), logger);
      if (this.#isClosed) return;
      store.heads.take(id, newest);
    }
  }

  #show(snapshot: CacheSnapshot, who: Who): void {
    const { store, isHeld, logger } = this.#parts;
    this.#who = who;
    const community = snapshot.cursors.get(communityStream(who.communityId));
    for (const name of [communityStream(who.communityId), meStream(who.memberId)]) {
      this.#streams.add(name, true, snapshot.cursors.get(name));
    }
    for (const { stream, row } of snapshot.rows) {
      if (readRows([row], logger).length === 0) continue;
      store.rows.lay(row);
      if (row.kind !== 'channel' && row.kind !== 'category') continue;
      this.#streams.add(stream, isHeld(row.id), snapshot.cursors.get(stream), community?.epoch);
      if ('lastSeq' in row) store.heads.raise(row.id, row);
    }
  }

  /** Whether everything that may be seen is here at least once. */
  get isComplete(): boolean {
    const { rows } = this.#parts.store;
    const ids = this.#streams
      .names()
      .filter((name) => name.startsWith('channel:'))
      .map((name) => name.slice(8));
    return (
      this.community !== undefined && ids.every((id) => rows.revOf('channel', id) > 0 || rows.revOf('category', id) > 0)
    );
  }

  /** A line is up: brings everything up to date, and sends what waits. */
  async start(who: Who, epoch: string): Promise<void> {
    const isSame = this.#who?.memberId === who.memberId && this.#who.communityId === who.communityId;
    const held = this.community?.cursor?.epoch;
    if (this.#who && !isSame) await this.#startOver();
    if (held !== undefined && held !== epoch) await this.outbox.doubt();
    this.#who = who;
    if (!isSame) this.#parts.notes.set(WHO, who);
    this.#streams.add(communityStream(who.communityId), true);
    this.#streams.add(meStream(who.memberId), true);
    for (const channelId of this.#parts.heldChannelIds()) void this.history.refresh(channelId);
    this.#subscriptions.ask(this.#streams.names());
    this.flusher.start();
  }

  /** The line is gone. */
  stop(): void {
    this.#subscriptions.stop();
    this.#streams.doubt();
    this.flusher.stop();
  }

  /** Takes a channel live, or lets it be. */
  async hold(channelId: string, isLive: boolean): Promise<void> {
    const stream = this.#streams.get(channelStream(channelId));
    if (!stream || stream.isLive === isLive) return;
    stream.isLive = isLive;
    stream.isConfirmed = false;
    const opened = isLive ? this.history.open(channelId) : this.applier.retire(stream.name);
    if (stream.cursor) await opened; // without one its newest page is asked for, whatever the disk holds
    if (stream.isLive === isLive) this.#subscriptions.ask([stream.name]);
  }

  stream(name: string): HeldStream | undefined {
    return this.#streams.get(name);
  }

  handleHeads(heads: Readonly<Record<string, unknown>>): void {
    for (const [name, rev] of Object.entries(heads)) {
      void this.applier.enqueue(() => {
        const stream = this.#streams.get(name);
        if (stream?.isConfirmed && typeof rev === 'number' && rev > (stream.cursor?.rev ?? 0))
          this.#subscriptions.ask([name]);
        return undefined;
      });
    }
  }

  handleAccess(event: object): void {
    this.#access.take(event);
  }

  close(): void {
    this.#isClosed = true;
    this.stop();
    this.applier.stop();
    this.#streams.clear();
    this.tabs.close();
    this.cache.close();
  }

  /** Erases everything on this device, in every tab. @param error why, when the server said so. */
  async erase(error?: WireError): Promise<void> {
    this.#isClosed = true;
    this.stop();
    this.applier.stop();
    this.#streams.clear();
    this.tabs.post({ type: 'wipe', ...(error && { error }) });
    try {
      await this.cache.destroy();
    } catch (failure) {
      this.#parts.logger.warn('erase_failed', failure);
    }
    this.tabs.close();
  }

  /** The server behind this name began anew, with other ids: nothing held means anything there. */
  async #startOver(): Promise<void> {
    const names = this.#streams.names();
    this.#streams.clear();
    this.#parts.store.clear();
    await this.applier.alone(() => this.cache.forget(names).then(() => undefined));
  }

  /** A channel without messages in memory starts with its newest page; one not held only wants its row where it changed. */
  #since(stream: HeldStream): Cursor | null {
    if (stream === this.community) this.#access.begin();
    if (!stream.isChannel) return stream.cursor ?? null;
    const id = stream.name.slice(8);
    const { rows } = this.#parts.store;
    if (stream.isLive && rows.revOf('channel', id) > 0)
      return this.#parts.store.timeline(id).rows.length > 0 ? (stream.cursor ?? null) : null;
    const row = rows.get('channel', id) ?? rows.get('category', id);
    return row && stream.epoch !== undefined ? { epoch: stream.epoch, rev: row.rev } : null;
  }

  async #takeAnswers(answers: readonly Answered[]): Promise<void> {
    const lost = answers.filter(({ state, stream }) => !state && stream.isChannel).map(({ stream }) => stream.name);
    const done = answers.flatMap(({ stream, state, isLive }) =>
      state ? [this.applier.answer(stream, state, isLive)] : [],
    );
    if (lost.length > 0) this.#lose(lost);
    await Promise.all(done);
    if (this.#isClosed || !this.#who) return;
    const list = answers.find(({ stream }) => stream === this.community)?.state;
    if (list?.channelIds) this.#access.reconcile([...list.channelIds, ...(list.categoryIds ?? [])]);
    this.#parts.onPicture(this.#who);
  }

  #gain(gained: readonly HeldStream[], rows: readonly unknown[]): void {
    for (const row of readRows(rows, this.#parts.logger)) {
      const stream = this.#streams.get(channelStream(row.id));
      if (stream) void this.applier.rows(stream, [row]);
    }
    this.#subscriptions.ask(gained.map(({ name }) => name));
  }

  /** Gone from memory now, and again after whatever was being written just then. */
  #lose(names: readonly string[]): void {
    const { store } = this.#parts;
    for (const name of names) this.#streams.drop(name);
    together(() => names.forEach((name) => store.drop(name)));
    void this.applier.alone(async () => {
      const gone = names.filter((name) => !this.#streams.get(name)); // it may have been gained again
      together(() => gone.forEach((name) => store.drop(name)));
      await this.cache.forget(gone);
      return undefined;
    });
    for (const name of names) this.applier.retire(name);
  }

  #forget(settled: readonly Settled[]): void {
    for (const { opId } of settled) {
      const frame = this.outbox.pending.find(({ entry }) => entry.opId === opId)?.entry.frame;
      const rev = this.#reactionRevs.get(opId);
      if (frame?.type === 'reaction.set' && rev !== undefined)
        this.#parts.store.noteReaction(frame.messageId, frame.emoji, frame.on, rev);
    }
    this.outbox.forget(settled);
  }

  /** Keeps how new my reactions were when a command about them was first seen. */
  #takePending(pending: readonly PendingCommand[]): void {
    const revs = new Map<string, number>();
    for (const { entry } of pending) {
      const { frame, opId } = entry;
      if (frame.type !== 'reaction.set') continue;
      revs.set(opId, this.#reactionRevs.get(opId) ?? this.#parts.store.rows.revOf('reaction', frame.messageId));
    }
    this.#reactionRevs = revs;
    this.#parts.onPending(pending);
    this.flusher.kick();
  }

  #takeNews(news: TabNews): void {
    if (this.#isClosed) return;
    if (news.type === 'wipe') this.#parts.onWipe(news.error);
    else if (news.type === 'outbox') void this.outbox.reload(news.settled);
    else this.#parts.notes.take(news);
  }

  #laneOf(stream: string): string {
    return stream.startsWith('channel:') ? stream.slice(8) : stream.startsWith('me:') ? '' : stream;
  }
  #streamOf(lane: string): string {
    return lane === '' ? meStream(this.#who?.memberId ?? '') : channelStream(lane);
  }
}
