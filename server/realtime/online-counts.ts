/** How many people of a community are here, told to all of it: gathered, and rarer the larger the community is. */
import type { Clock } from '../../src/util/clock.ts';

const AT_LEAST_MS = 3_000;
const PER_CONNECTION_MS = 10;

type Count = (communityId: string) => { readonly visible: number; readonly connected: number };

export class OnlineCounts {
  readonly #clock: Clock;
  readonly #count: Count;
  readonly #say: (communityId: string, count: number) => void;
  readonly #said = new Map<string, number>();
  readonly #waiting = new Map<string, () => void>();

  constructor(clock: Clock, count: Count, say: (communityId: string, count: number) => void) {
    this.#clock = clock;
    this.#count = count;
    this.#say = say;
  }

  lastSaid(communityId: string): number | undefined {
    return this.#said.get(communityId);
  }

  /** Somebody came or went. */
  note(communityId: string): void {
    if (this.#waiting.has(communityId)) return;
    const delay = AT_LEAST_MS + this.#count(communityId).connected * PER_CONNECTION_MS;
    const cancel = this.#clock.after(delay, () => this.#tell(communityId));
    this.#waiting.set(communityId, cancel);
  }

  close(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }

  #tell(communityId: string): void {
    this.#waiting.delete(communityId);
    const { visible } = this.#count(communityId);
    if (visible !== this.#said.get(communityId)) this.#say(communityId, visible);
    if (visible === 0) this.#said.delete(communityId);
    else this.#said.set(communityId, visible);
  }
}
