/**
 * Sends what the outbox holds, in one tab at a time: whoever is online asks for the lead, and gives it back when the line
 * goes. Within a lane one command after the other, in the order they were made; lanes side by side. A refusal for good
 * marks the entry and lets those behind it pass; anything else is tried again, at most `SILENT_TRIES` times.
 */
import type { OutboxEntry } from '../cache/cache.ts';
import { type Envelope, type ErrorCode, isFinal, type WireError } from '../protocol/errors.ts';
import { DURATIONS } from '../protocol/limits.ts';
import type { Clock, Random } from '../util/clock.ts';
import { type Outbox, TOO_OLD } from './outbox.ts';
import type { Tabs } from './tabs.ts';

const SILENT_TRIES = 3;
const BACKOFF_MS = 2_000;
const LINE_MS = 500;
/** Says only "not now": waiting for it is no failed try. */
const NO_TRY: ReadonlySet<ErrorCode> = new Set(['offline', 'rate_limited', 'unauthenticated', 'token_expired']);

export interface FlusherParts {
  readonly outbox: Outbox;
  readonly tabs: Tabs;
  readonly clock: Clock;
  readonly random: Random;
  /** Whether other tabs see the same outbox. An outbox in memory is this tab's alone to send. */
  isShared(): boolean;
  /** Server time, as far as it is known. */
  now(): number;
  send(entry: OutboxEntry): Promise<Envelope<unknown>>;
  /** A refusal that nobody can be shown: a read marker that is not mine any more. */
  onRefused(entry: OutboxEntry, error: WireError): void;
}

export class Flusher {
  readonly #parts: FlusherParts;
  /** By lane: the command under way. */
  readonly #sending = new Map<string, string>();
  readonly #resting = new Map<string, () => void>();
  #isOnline = false;
  /** Server time when the line came up: the device's clock may jump while it lasts. */
  #onlineAt = 0;
  #isAsking = false;
  #stepDown: (() => void) | undefined;

  constructor(parts: FlusherParts) {
    this.#parts = parts;
  }

  /** The line is up: whatever waits goes out, unless another tab does it already. */
  start(): void {
    this.#isOnline = true;
    this.#onlineAt = this.#parts.now();
    if (this.#stepDown) return;
    if (!this.#parts.isShared()) return void this.#lead(new AbortController().signal);
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#parts.tabs.lead('outbox', (signal) => {
      this.#isAsking = false;
      return this.#lead(signal);
    });
  }

  /** The outbox may have gone over into memory: then nobody else will send it. */
  check(): void {
    if (this.#isOnline) this.start();
  }

  stop(): void {
    this.#isOnline = false;
    for (const wake of this.#resting.values()) wake();
    this.#resting.clear();
    this.#stepDown?.();
  }

  /** Something may be sendable now. */
  kick(): void {
    if (!this.#stepDown || !this.#isOnline) return;
    const passed = new Set<string>();
    for (const { entry, answer } of this.#parts.outbox.pending) {
      if (entry.failure || answer || passed.has(entry.lane)) continue;
      passed.add(entry.lane);
      if (!this.#sending.has(entry.lane) && !this.#resting.has(entry.lane)) void this.#send(entry);
    }
  }

  isSending(opId: string): boolean {
    return [...this.#sending.values()].includes(opId);
  }

  async #lead(signal: AbortSignal): Promise<void> {
    if (!this.#mayLead(signal) || this.#stepDown) return;
    const end = new Promise<void>((resolve) => {
      this.#stepDown = resolve;
      signal.addEventListener('abort', () => resolve());
    });
    await this.#parts.outbox.reload();
    this.kick();
    await end;
    this.#stepDown = undefined;
    if (this.#mayLead(signal)) this.start();
  }

  #mayLead(signal: AbortSignal): boolean {
    return this.#isOnline && !signal.aborted;
  }

  async #send(entry: OutboxEntry): Promise<void> {
    const { outbox, clock, send } = this.#parts;
    // by both clocks: one alone may have jumped, or have been wrong when the entry was made
    if (Math.min(this.#onlineAt, clock.now()) - entry.queuedAt > DURATIONS.outboxEntry) {
      await outbox.note(entry, entry.attempts, { code: TOO_OLD, message: 'This has waited for a long time.' });
      return this.kick();
    }
    this.#sending.set(entry.lane, entry.opId);
    const answer = await send(entry);
    if (answer.ok) {
      const { rev, seq } = answer.result as { readonly rev?: number; readonly seq?: number };
      outbox.settle(entry, rev ?? 0, seq ?? 0);
    } else await this.#handleError(entry, answer.error);
    this.#sending.delete(entry.lane);
    this.kick();
  }

  async #handleError(entry: OutboxEntry, error: WireError): Promise<void> {
    const { outbox, random, onRefused } = this.#parts;
    const { code, message, retryAfterMs } = error;
    const attempts = NO_TRY.has(code) ? entry.attempts : entry.attempts + 1;
    if (isFinal(code))
      return entry.lane === '' ? onRefused(entry, error) : outbox.note(entry, attempts, { code, message });
    if (attempts >= SILENT_TRIES && entry.lane !== '') return outbox.note(entry, attempts, { code, message });
    const pause = code === 'offline' ? LINE_MS : BACKOFF_MS * 2 ** Math.min(attempts, SILENT_TRIES) * random.next();
    this.#rest(entry.lane, retryAfterMs === undefined ? pause : retryAfterMs + random.next() * LINE_MS);
    if (attempts !== entry.attempts) await outbox.note(entry, attempts);
  }

  #rest(lane: string, ms: number): void {
    if (!this.#isOnline) return;
    const cancel = this.#parts.clock.after(ms, () => {
      this.#resting.delete(lane);
      this.kick();
    });
    this.#resting.set(lane, cancel);
  }
}
