/**
 * Asks the server to bring streams up to date and to keep telling about them: one `sync` at a time, for all streams that
 * wait. Whoever notices that something is missing asks here; asking twice costs nothing.
 */
import type { Envelope, WireError } from '../protocol/errors.ts';
import type { StreamRequest, StreamState } from '../protocol/wire.ts';
import type { Clock, Random } from '../util/clock.ts';
import type { Logger } from '../util/logger.ts';
import { readState } from './frames.ts';
import type { HeldStream, Streams } from './streams.ts';

/** A frame must stay within the server's limit; each stream takes about 130 bytes. */
const FRAME_STREAMS = 250;
const RETRY_MS = 1_000;

export interface SubscriptionParts {
  readonly streams: Streams;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  send(payload: { readonly streams: readonly StreamRequest[] }): Promise<Envelope<unknown>>;
  /** From where a stream is wanted. */
  since(stream: HeldStream): StreamRequest['since'];
  /** All answers of one frame; what is not there, or not mine to see, has no state. */
  onAnswers(answers: readonly Answered[]): Promise<void>;
}
export interface Answered {
  readonly stream: HeldStream;
  readonly state: StreamState | undefined;
  readonly isLive: boolean;
}

export class Subscriptions {
  readonly #parts: SubscriptionParts;
  #wanted = new Set<string>();
  #turn = 0;
  #isBusy = false;
  #cancelRetry: (() => void) | undefined;

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
  }

  /** Resolves never: the answers come by `onAnswers`. */
  ask(names: Iterable<string>): void {
    for (const name of names) this.#wanted.add(name);
    if (!this.#isBusy && !this.#cancelRetry) void this.#pump(this.#turn);
  }

  /** The line is gone: the next one starts with a new question. */
  stop(): void {
    this.#turn++;
    this.#isBusy = false;
    this.#wanted.clear();
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  async #pump(turn: number): Promise<void> {
    this.#isBusy = true;
    while (turn === this.#turn && this.#wanted.size > 0) {
      const asked = this.#take();
      const error = await this.#exchange(asked, turn);
      if (turn !== this.#turn) return;
      if (error) {
        for (const { name } of asked) this.#wanted.add(name);
        return this.#retry(error);
      }
    }
    if (turn === this.#turn) this.#isBusy = false;
  }

  #take(): HeldStream[] {
    const names = [...this.#wanted].slice(0, FRAME_STREAMS);
    for (const name of names) this.#wanted.delete(name);
    return names.map((name) => this.#parts.streams.get(name)).filter((stream) => stream !== undefined);
  }

  async #exchange(asked: readonly HeldStream[], turn: number): Promise<WireError | undefined> {
    if (asked.length === 0) return undefined;
    const { send, since, logger, onAnswers } = this.#parts;
    const streams = asked.map((stream) => ({ stream: stream.name, since: since(stream), live: stream.isLive }));
    for (const stream of asked) stream.endPatience();
    const answer = await send({ streams });
    if (turn !== this.#turn) return undefined;
    if (!answer.ok) return answer.error;
    const states = answer.result as Readonly<Record<string, unknown>>;
    await onAnswers(
      asked.map((stream, at) => ({
        stream,
        state: readState(states[stream.name], logger),
        isLive: streams[at]?.live ?? false,
      })),
    );
    return undefined;
  }

  #retry({ retryAfterMs = RETRY_MS }: WireError): void {
    const { clock, random } = this.#parts;
    this.#isBusy = false;
    this.#cancelRetry = clock.after(retryAfterMs + random.next() * RETRY_MS, () => {
      this.#cancelRetry = undefined;
      this.ask([]);
    });
  }
}
