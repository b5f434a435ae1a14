/** Notices silence: the server says something every 15 s, so after 9 s without a word the line is asked. */
import type { Clock } from '../util/clock.ts';

/** With the transport's own patience for the answer (4 s) a dead line is noticed within 15 s. */
const SILENCE_MS = 9_000;

export class HeartbeatWatch {
  readonly #clock: Clock;
  readonly #probe: () => void;
  #heardAt = 0;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, probe: () => void) {
    this.#clock = clock;
    this.#probe = probe;
  }

  start(): void {
    this.stop();
    this.heard();
    this.#wait(SILENCE_MS);
  }

  heard(): void {
    this.#heardAt = this.#clock.now();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #wait(ms: number): void {
    this.#cancel = this.#clock.after(ms, () => {
      const silence = this.#clock.now() - this.#heardAt;
      if (silence >= 0 && silence < SILENCE_MS) return this.#wait(SILENCE_MS - silence);
      this.#probe();
      this.#wait(SILENCE_MS);
    });
  }
}
