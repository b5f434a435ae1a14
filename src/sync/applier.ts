/**
 * The only place where rows enter. Everything waits its turn: into the store in one batch, and behind it into the cache in
 * one transaction (rows, cursor, held stretches, retired outbox entries). What is shown never waits for a slow disk; a
 * page that dies in between asks again from the cursor before. Changes that wait at the same moment share both. Patches
 * are gated by the cursor here, so nothing is applied over a gap and nothing twice.
 */
import type { Cache, CacheChange, SeqRange } from '../cache/cache.ts';
import { DURATIONS } from '../protocol/limits.ts';
import type { MessageRow } from '../protocol/messages.ts';
import type { Row } from '../protocol/rows.ts';
import type { Cursor, PatchEvent, StreamState } from '../protocol/wire.ts';
import { together } from '../util/cell.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../util/clock.ts';
import type { Logger } from '../util/logger.ts';
import { isMessage } from './frames.ts';
import type { HeldStream, Streams } from './streams.ts';
import type { Settled } from './tabs.ts';

export interface ApplierParts {
  readonly cache: Cache;
  readonly store: Store;
  readonly streams: Streams;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Outbox entries that are done once these rows are here and the stream stands at `rev`. */
  settledBy(stream: string, rows: readonly Row[], rev: number): readonly Settled[];
  /** Those entries may leave the screen: the rows are shown. */
  forget(settled: readonly Settled[]): void;
  /** They are off the disk. */
  onRetired(opIds: readonly string[]): void;
  /** Messages came by: pages that were asked for before may be older. */
  onMessages(channelId: string, rows: readonly MessageRow[]): void;
  /** Something is missing in this stream. */
  onGap(stream: string): void;
  /** The reader stands away from the end of a channel that was just started anew. */
  onReset(channelId: string): void;
}

/** What a job shows, and then writes to the cache. */
export interface Plan {
  lay(): void;
  readonly changes: readonly CacheChange[];
}
/** Work that reads the cache itself: everything before it is written first. It gives what is to be shown, if anything. */
type Alone = () => Promise<(() => void) | undefined>;
interface Job {
  readonly plan?: () => Plan | undefined;
  readonly alone?: Alone;
  readonly done: () => void;
}

/** What comes within one picture of the screen is shown together, unless the disk has taken what was before. */
const FRAME_MS = 16;

export class Applier {
  readonly #parts: ApplierParts;
  #jobs: Job[] = [];
  #unwritten: CacheChange[] = [];
  #writing: Promise<void> | undefined;
  #isRunning = false;
  #isStopped = false;

  constructor(parts: ApplierParts) {
    this.#parts = parts;
  }

  /** A live patch. */
  patch(event: PatchEvent): void {
    void this.enqueue(() => this.#planPatch(event));
  }

  /** The answer to a sync. @param isLive as it was asked. */
  answer(stream: HeldStream, state: StreamState, isLive: boolean): Promise<void> {
    return this.enqueue(() => this.#planAnswer(stream, state, isLive));
  }

  /** Rows that were asked for apart from any sync; the cursor stays. */
  rows(stream: HeldStream, rows: readonly Row[]): Promise<void> {
    const { resets } = stream;
    return this.enqueue(() => {
      if (this.#parts.streams.get(stream.name) !== stream || stream.resets !== resets) return undefined;
      return { changes: [{ stream: stream.name, rows }], lay: () => this.#lay(stream, rows) };
    });
  }

  /** Something in this stream's lane was answered: what is done leaves disk and screen, after the rows before it. */
  retire(stream: string): void {
    void this.enqueue(() => {
      const held = this.#parts.streams.get(stream);
      const settled = this.#parts.settledBy(stream, [], held?.isLive ? (held.cursor?.rev ?? 0) : Infinity);
      if (settled.length === 0) return undefined;
      const change = { stream, rows: [], retired: settled.map(({ opId }) => opId) };
      return { changes: [change], lay: () => this.#parts.forget(settled) };
    });
  }

  /** Runs when everything before is shown. Resolves once this is. */
  enqueue(plan: () => Plan | undefined): Promise<void> {
    return this.#add({ plan });
  }

  /** Runs when everything before is written, and nothing else meanwhile. What comes too late is not shown. */
  alone(work: Alone): Promise<void> {
    return this.#add({ alone: work });
  }

  /** Nothing is written any more, whatever still waits. */
  stop(): void {
    this.#isStopped = true;
    for (const { done } of this.#jobs.splice(0)) done();
  }

  #add(job: Omit<Job, 'done'>): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    return new Promise((done) => {
      this.#jobs.push({ ...job, done });
      if (this.#isRunning) return;
      this.#isRunning = true;
      void Promise.resolve().then(() => this.#run()); // what comes in the same moment comes along
    });
  }

  async #run(): Promise<void> {
    while (this.#jobs.length > 0) {
      const [first] = this.#jobs;
      const { alone } = first ?? {};
      if (first && alone) {
        this.#jobs.shift();
        await this.#writing;
        await this.#guard(async () => {
          const lay = await alone();
          if (!this.#isStopped) lay?.();
        });
        first.done();
        continue;
      }
      const end = this.#jobs.findIndex((job) => job.alone);
      const jobs = this.#jobs.splice(0, end < 0 ? this.#jobs.length : end);
      const plans = jobs.map(({ plan }) => plan?.()).filter((plan) => plan !== undefined);
      await this.#guard(() => together(() => plans.forEach((plan) => plan.lay())));
      for (const { done } of jobs) done();
      this.#unwritten.push(...plans.flatMap((plan) => plan.changes));
      const frame = new Promise<void>((resolve) => void this.#parts.clock.after(FRAME_MS, resolve));
      if (this.#unwritten.length > 0) await Promise.race([(this.#writing ??= this.#write()), frame]);
    }
    this.#isRunning = false;
  }

  async #write(): Promise<void> {
    while (this.#unwritten.length > 0 && !this.#isStopped) {
      const changes = this.#unwritten.splice(0);
      await this.#guard(() => this.#parts.cache.apply(changes));
      this.#parts.onRetired(changes.flatMap(({ retired = [] }) => retired));
    }
    this.#writing = undefined;
  }

  /** A full disk or a listener that throws must not stop what comes after. */
  async #guard(work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.#isStopped) this.#parts.logger.warn('apply_failed', error);
    }
  }

  #planPatch(event: PatchEvent): Plan | undefined {
    const stream = this.#parts.streams.get(event.stream);
    if (!stream) return undefined;
    if (!stream.isLive || !stream.isConfirmed) {
      if (stream.isLive) stream.keep(event);
      const rows = event.rows.filter((row) => !isMessage(row));
      return { changes: [{ stream: stream.name, rows }], lay: () => this.#lay(stream, rows) };
    }
    const place = stream.place(event);
    if (place === 'early') {
      stream.keep(event);
      this.#watchGap(stream);
    }
    return place === 'fits' ? this.#advance(stream, event.rows, { epoch: event.epoch, rev: event.rev }) : undefined;
  }

  #planAnswer(stream: HeldStream, state: StreamState, isLive: boolean): Plan | undefined {
    if (this.#parts.streams.get(stream.name) !== stream) return undefined;
    const cursor = { epoch: state.epoch, rev: state.rev };
    const raise = (): void => this.#raiseHead(stream, state);
    const isForeign = stream.epoch !== undefined && stream.epoch !== state.epoch;
    stream.epoch = state.epoch;
    stream.isConfirmed = isLive && stream.isLive;
    // news of its end may have overtaken this answer, and are dropped with the rest
    if (isForeign && !isLive) this.#parts.onGap(stream.name);
    if (state.reset || isForeign) return join(this.#startAnew(stream, state, isLive), raise);
    if (isLive) return join(this.#advance(stream, state.rows, cursor), raise);
    const { rows } = state;
    return { changes: [{ stream: stream.name, rows }], lay: () => (this.#lay(stream, rows), raise()) };
  }

  /** Moves the cursor on over these rows, and over early patches that fit now. */
  #advance(stream: HeldStream, rows: readonly Row[], to: Cursor): Plan {
    if (to.rev > (stream.cursor?.rev ?? 0)) stream.cursor = to;
    const messages = rows.filter(isMessage);
    const settled = this.#parts.settledBy(stream.name, rows, to.rev);
    const change: CacheChange = {
      stream: stream.name,
      cursor: to,
      rows,
      ranges: lastStretch(messages),
      retired: settled.map(({ opId }) => opId),
    };
    const lay = (): void => {
      this.#lay(stream, rows);
      this.#parts.forget(settled);
    };
    return this.#thenFitting(stream, { changes: [change], lay });
  }

  /** Swaps what is held of a stream for its newest page, or for a channel's own row alone where no messages are wanted. */
  #startAnew(stream: HeldStream, { epoch, rev, rows, hasBefore }: StreamState, isLive: boolean): Plan {
    const { store, settledBy, forget, onReset } = this.#parts;
    const cursor = { epoch, rev };
    stream.cursor = isLive ? cursor : undefined;
    stream.resets++;
    const messages = rows.filter(isMessage).sort((a, b) => a.seq - b.seq);
    const settled = settledBy(stream.name, rows, rev);
    const change: CacheChange = {
      stream: stream.name,
      ...(isLive && { cursor }),
      reset: true,
      rows,
      ranges: lastStretch(messages),
      retired: settled.map(({ opId }) => opId),
    };
    const lay = (): void => {
      forget(settled);
      const channelId = stream.isChannel ? stream.name.slice(8) : undefined;
      const timeline = channelId === undefined ? undefined : store.timeline(channelId);
      store.rows.drop(stream.name);
      if (channelId !== undefined) store.heads.drop(channelId);
      this.#lay(stream, rows);
      if (!isLive || !timeline || channelId === undefined) return timeline?.clear('loading');
      const isAway = !timeline.isAtEnd && timeline.rows.length > 0;
      timeline.mark({ firstSeq: hasBefore === false ? (messages[0]?.seq ?? 1) : 1 });
      timeline.isStale = isAway;
      if (isAway) onReset(channelId);
      else timeline.show(messages, true);
    };
    return this.#thenFitting(stream, { changes: [change], lay });
  }

  #thenFitting(stream: HeldStream, plan: Plan): Plan {
    const next = stream.nextFitting();
    this.#watchGap(stream);
    if (!next) return plan;
    const after = this.#advance(stream, next.rows, { epoch: next.epoch, rev: next.rev });
    return { changes: [...plan.changes, ...after.changes], lay: () => (plan.lay(), after.lay()) };
  }

  #watchGap(stream: HeldStream): void {
    stream.watchGap(() =>
      this.#parts.clock.after(DURATIONS.gapPatience, () => {
        stream.endPatience();
        this.#parts.onGap(stream.name);
      }),
    );
  }

  #lay(stream: HeldStream, rows: readonly Row[]): void {
    const { store, onMessages } = this.#parts;
    for (const row of rows) {
      if (isMessage(row)) continue;
      store.rows.lay(row);
      if (row.kind === 'channel' && 'lastSeq' in row) store.heads.raise(row.id, row);
    }
    const messages = rows.filter(isMessage);
    const newest = messages.reduce<MessageRow | undefined>(
      (last, row) => (row.seq > (last?.seq ?? 0) ? row : last),
      undefined,
    );
    if (!newest) return;
    const channelId = stream.name.slice(8);
    store.heads.take(channelId, [newest]);
    for (const { authorId } of messages) store.ephemeral.setTyping(channelId, authorId, false);
    store.timeline(channelId).lay(messages);
    onMessages(channelId, messages);
  }

  #raiseHead({ name, isChannel }: HeldStream, { lastSeq, lastAt = null, lastMessage }: StreamState): void {
    if (isChannel && lastSeq !== undefined)
      this.#parts.store.heads.raise(name.slice(8), { lastSeq, lastAt, lastMessage: lastMessage ?? null });
  }
}

function join(plan: Plan, after: () => void): Plan {
  return { changes: plan.changes, lay: () => (plan.lay(), after()) };
}

/** The newest messages among these that stand together: all of them are held from now on. */
function lastStretch(messages: readonly MessageRow[]): readonly SeqRange[] {
  const seqs = messages.map(({ seq }) => seq).sort((a, b) => b - a);
  const [to] = seqs;
  if (to === undefined) return [];
  let from = to;
  for (const seq of seqs) if (seq === from - 1) from = seq;
  return [{ from, to }];
}
