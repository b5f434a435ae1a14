/** Time that moves by hand, and chance from a seed: what makes a run the same twice. */
import type { Clock, Random } from '../../src/util/clock.ts';

interface Timer {
  readonly at: number;
  readonly n: number;
  readonly task: () => void;
}

/** The simulation hands the server a `setImmediate` of its own. */
const realSetImmediate = setImmediate;

/** Lets everything that needs no time happen: promises, and what the server puts off to the end of the tick. */
export async function settle(turns = 2): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export class FakeClock implements Clock {
  #now: number;
  #n = 0;
  #timers: Timer[] = [];
  readonly #drain: (() => void) | undefined;

  /** @param drain lets everything happen that needs no time, at once; without it the event loop does, which is slower. */
  constructor(start = 1_790_000_000_000, drain?: () => void) {
    this.#now = start;
    this.#drain = drain;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, task: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), n: this.#n++, task };
    let place = this.#timers.length;
    while (place > 0 && this.#timers[place - 1]!.at > timer.at) place--;
    this.#timers.splice(place, 0, timer);
    return () => {
      const at = this.#timers.indexOf(timer);
      if (at >= 0) this.#timers.splice(at, 1);
    };
  }

  /** Runs what is due within `ms`, one thing after the other, each with its consequences. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    if (this.#drain) return this.#advanceAtOnce(end, this.#drain);
    await settle();
    while ((this.#timers[0]?.at ?? Infinity) <= end) await this.step();
    this.#now = end;
  }

  /** In one turn of the event loop, however much is due. */
  #advanceAtOnce(end: number, drain: () => void): Promise<void> {
    return new Promise((resolve) => {
      realSetImmediate(() => {
        drain();
        for (let next = this.#timers[0]; next && next.at <= end; next = this.#timers[0]) {
          this.#timers.shift();
          this.#now = Math.max(this.#now, next.at);
          next.task();
          drain();
        }
        this.#now = end;
        resolve();
      });
    });
  }

  /** Runs the next thing that is due, whenever that is. */
  async step(): Promise<void> {
    const next = this.#timers.shift();
    if (!next) return;
    this.#now = Math.max(this.#now, next.at);
    next.task();
    await settle();
  }

  /** Jumps, as a device does that slept; what was due meanwhile happens afterwards. */
  skip(ms: number): void {
    this.#now += ms;
  }

  /** A clock of one party alone, which may be wrong. Once it is stopped, nothing of that party happens any more. */
  part(errorMs = 0): PartClock {
    let isStopped = false;
    let error = errorMs;
    let frozen: (() => void)[] | undefined;
    const run = (task: () => void): void => {
      if (isStopped) return;
      if (frozen) frozen.push(task);
      else task();
    };
    return {
      now: () => this.#now + error,
      jump: (ms) => void (error += ms),
      after: (ms, task) => {
        if (isStopped) return () => undefined;
        let isCancelled = false;
        const cancel = this.after(ms, () => run(() => !isCancelled && task()));
        return () => {
          isCancelled = true;
          cancel();
        };
      },
      stop: () => void (isStopped = true),
      freeze: () => void (frozen ??= []),
      thaw: () => {
        const due = frozen ?? [];
        frozen = undefined;
        for (const task of due) run(task);
      },
    };
  }
}

export interface PartClock extends Clock {
  stop(): void;
  jump(ms: number): void;
  /** As a page in the background: what becomes due happens at `thaw`. */
  freeze(): void;
  thaw(): void;
}

/** @param seed any whole number. */
export class SeededRandom implements Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0;
    for (let i = 0; i < 4; i++) this.next();
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  fill(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(this.next() * 256);
  }

  /** A whole number in [0, below). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  chance(probability: number): boolean {
    return this.next() < probability;
  }
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }
  /** A source of its own, so that more draws in one place do not shift another. */
  fork(): SeededRandom {
    return new SeededRandom(this.below(2 ** 31));
  }
}
