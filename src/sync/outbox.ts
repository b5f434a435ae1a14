/**
 * Commands on their way. A command is on the disk before the screen shows it, and leaves the disk only when its outcome is
 * known: with the rows that carry it where this tab awaits them, else at the acknowledgement. This file keeps the list in
 * step with the disk and the other tabs; `flusher.ts` sends it. Nothing is ever dropped silently.
 *
 *   add ─▶ waiting ──sent──▶ answered ──its rows are here, or none are awaited──▶ gone
 *            │  └─ refused for good ─▶ failed ── discard ─▶ gone
 *            └──────── retry ────────────┘
 */
import type { Cache, OutboxEntry } from '../cache/cache.ts';
import type { CommandFrame } from '../protocol/commands.ts';
import type { Row } from '../protocol/rows.ts';
import { SerialQueue } from '../util/serial-queue.ts';
import type { Settled, Tabs } from './tabs.ts';

export interface PendingCommand {
  readonly entry: OutboxEntry;
  /** What the server answered; the rows that carry the outcome are still on their way. */
  readonly answer?: { readonly rev: number; readonly seq: number };
}

/** A command lay here so long that the person is asked before it is sent. */
export const TOO_OLD = 'too_old';

export interface OutboxParts {
  readonly cache: Cache;
  readonly tabs: Tabs;
  /** Server time, as far as it is known. */
  now(): number;
  /** Something in this lane was answered: it may be done already. */
  onAnswered(lane: string): void;
  onChange(pending: readonly PendingCommand[]): void;
}

export class Outbox {
  readonly #parts: OutboxParts;
  readonly #turns = new SerialQueue();
  /** `overtaken`: another tab had news before what the disk held was handed over. */
  #state: 'opening' | 'overtaken' | 'started' = 'opening';
  #entries: readonly OutboxEntry[] = [];
  /** The newest place in the queue that this tab knows of. */
  #lastN = 0;
  readonly #answers = new Map<string, { readonly rev: number; readonly seq: number }>();
  /** Entries that are done here while a reading of the disk may still bring them. */
  readonly #gone = new Set<string>();
  /** By command: done here, and still on the disk. */
  readonly #untold = new Map<string, Settled>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  get pending(): readonly PendingCommand[] {
    return this.#entries.map((entry) => {
      const answer = this.#answers.get(entry.opId);
      return answer ? { entry, answer } : { entry };
    });
  }

  /** @param entries as the disk held them when it was opened. */
  start(entries: readonly OutboxEntry[]): void {
    this.#entries = entries;
    this.#lastN = entries.at(-1)?.n ?? 0;
    this.#tell();
    const isOvertaken = this.#state === 'overtaken';
    this.#state = 'started';
    if (isOvertaken) void this.reload();
  }

  /** Resolves once the command is stored. @param replaces entries that this one makes needless. */
  add(frame: CommandFrame, lane: string, replaces: readonly string[] = []): Promise<OutboxEntry> {
    return this.#turns.run(async () => {
      const { cache, tabs, now } = this.#parts;
      const entry = await cache.enqueue({ opId: frame.opId, lane, frame, queuedAt: now(), attempts: 0 });
      if (replaces.length > 0) await cache.dequeue(replaces);
      this.#remove(replaces);
      if (entry.n === this.#lastN + 1) this.#entries = [...this.#entries, entry];
      else await this.#read([]); // another tab put something before it: that goes first
      this.#lastN = entry.n;
      this.#tell();
      tabs.post({ type: 'outbox' });
      return entry;
    });
  }

  /** Reads again what is on the disk: another tab added or finished something. */
  reload(settled: readonly Settled[] = []): Promise<void> {
    if (this.#state !== 'started') {
      this.#state = 'overtaken';
      return Promise.resolve();
    }
    this.#hear(settled, this.#entries); // a reading under way must not take them for dropped
    return this.#turns.run(async () => {
      await this.#read(settled);
      this.#tell();
      const lanes = new Set(this.#entries.filter(({ opId }) => this.#answers.has(opId)).map(({ lane }) => lane));
      for (const lane of lanes) this.#parts.onAnswered(lane);
    });
  }

  async #read(settled: readonly Settled[]): Promise<void> {
    const stored = await this.#parts.cache.outbox();
    const onDisk = new Set(stored.map(({ opId }) => opId));
    for (const opId of this.#gone) if (!onDisk.has(opId)) this.#gone.delete(opId);
    const known = [...this.#entries.filter(({ opId }) => !onDisk.has(opId)), ...stored].sort((a, b) => a.n - b.n);
    this.#hear(settled, known);
    const shown = new Set(this.#entries.map(({ opId }) => opId)); // what is done leaves with `forget`, when its row is here
    this.#entries = known.filter(({ opId }) =>
      this.#gone.has(opId) ? shown.has(opId) : onDisk.has(opId) || this.#answers.has(opId),
    );
    this.#lastN = Math.max(this.#lastN, stored.at(-1)?.n ?? 0);
  }

  #hear(settled: readonly Settled[], entries: readonly OutboxEntry[]): void {
    for (const { opId, rev, seq } of settled) {
      if (entries.some((entry) => entry.opId === opId) && !this.#gone.has(opId)) this.#answers.set(opId, { rev, seq });
    }
  }

  /** The server has done it. */
  settle({ opId, lane }: OutboxEntry, rev: number, seq: number): void {
    if (!this.#entries.some((entry) => entry.opId === opId) || this.#gone.has(opId)) return;
    this.#answers.set(opId, { rev, seq });
    this.#tell();
    this.#parts.tabs.post({ type: 'outbox', settled: [{ opId, rev, seq }] });
    this.#parts.onAnswered(lane);
  }

  /**
   * Entries whose outcome is here once these rows are, and the stream at `rev`. The caller drops them from the disk
   * together with the rows, calls `forget` when those are shown, and `retired` when all is written.
   */
  settledBy(lane: string, rows: readonly Row[], rev: number): readonly Settled[] {
    const found: Settled[] = [];
    for (const { opId, lane: own, frame } of this.#entries) {
      if (own !== lane || this.#gone.has(opId)) continue;
      const answer = this.#answers.get(opId);
      const row = frame.type === 'message.send' ? rows.find(({ id }) => id === opId) : undefined;
      if (answer && answer.rev <= rev) found.push({ opId, ...answer });
      else if (row) found.push({ opId, rev: row.rev, seq: 'seq' in row ? row.seq : 0 });
    }
    for (const { opId } of found) this.#gone.add(opId);
    return found;
  }

  /** Takes out of sight what `settledBy` named, in the same moment as the rows appear. */
  forget(settled: readonly Settled[]): void {
    if (settled.length === 0) return;
    for (const each of settled) this.#untold.set(each.opId, each);
    this.#remove(settled.map(({ opId }) => opId));
    this.#tell();
  }

  /** These have left the disk as well, so that no other tab finds them there any more. */
  retired(opIds: readonly string[]): void {
    const settled = opIds.flatMap((opId) => this.#untold.get(opId) ?? []);
    for (const opId of opIds) this.#untold.delete(opId);
    if (settled.length > 0) this.#parts.tabs.post({ type: 'outbox', settled });
  }

  /** A restored server may have forgotten what it answered: ask again. It applies once all the same. */
  doubt(): Promise<void> {
    this.#answers.clear();
    return this.reload();
  }

  /** Notes how often it was tried; with `failure` the entry waits for the person. */
  note(entry: OutboxEntry, attempts: number, failure?: OutboxEntry['failure']): Promise<void> {
    return this.#turns.run(async () => {
      const change = { attempts, ...(failure && { failure }) };
      await this.#parts.cache.updateOutbox(entry.opId, change);
      const { failure: _, ...rest } = entry;
      this.#entries = this.#entries.map((each) => (each.opId === entry.opId ? { ...rest, ...change } : each));
      this.#tell();
      this.#parts.tabs.post({ type: 'outbox' });
    });
  }

  async discard(opIds: readonly string[]): Promise<void> {
    await this.#turns.run(async () => {
      await this.#parts.cache.dequeue(opIds);
      this.#remove(opIds);
      this.#tell();
    });
    this.#parts.tabs.post({ type: 'outbox' });
  }

  #remove(opIds: readonly string[]): void {
    for (const opId of opIds) {
      this.#gone.add(opId);
      this.#answers.delete(opId);
    }
    this.#entries = this.#entries.filter(({ opId }) => !opIds.includes(opId));
  }

  #tell(): void {
    this.#parts.onChange(this.pending);
  }
}

/** The message that a command is about; a sent one has its command's id. */
export function targetOf(frame: CommandFrame): string | undefined {
  if (frame.type === 'message.send') return frame.opId;
  return 'messageId' in frame ? frame.messageId : undefined;
}
