/**
 * What this tab holds of each stream: the cursor, whether it is held live, and patches that came too early. The applier
 * moves the cursors; the engine says what is known and held.
 */
import type { Cursor, PatchEvent } from '../protocol/wire.ts';
import { keyed } from '../util/keyed.ts';

/** More early patches than these are not worth keeping: a sync brings the same. */
const WAITING_MAX = 200;

export class HeldStream {
  readonly name: string;
  /** Everything of the stream up to here is in memory. A channel has one only once it was held live. */
  cursor: Cursor | undefined;
  /** Whose revs its rows carry: revs of another epoch cannot be compared. */
  epoch: string | undefined;
  /** Messages are wanted as they come; otherwise only the channel's own row is. */
  isLive: boolean;
  /** The server has said that it tells every change from now on. Before that a patch may hold the channel's own row only. */
  isConfirmed = false;
  /** Counts resets: what was asked before one says nothing about what is held after it. */
  resets = 0;
  #waiting: PatchEvent[] = [];
  #cancelPatience: (() => void) | undefined;

  constructor(name: string, isLive: boolean, cursor?: Cursor, epoch?: string) {
    this.name = name;
    this.isLive = isLive;
    this.cursor = cursor;
    this.epoch = cursor?.epoch ?? epoch;
  }

  get isChannel(): boolean {
    return this.name.startsWith('channel:');
  }

  /** `fits`: it continues what is held. `early`: something before it is missing. `old`: it brings nothing. */
  place({ epoch, from, rev }: PatchEvent): 'fits' | 'early' | 'old' {
    if (this.cursor?.epoch !== epoch) return 'early';
    if (rev <= this.cursor.rev) return 'old';
    return from <= this.cursor.rev ? 'fits' : 'early';
  }

  keep(patch: PatchEvent): void {
    if (this.#waiting.length >= WAITING_MAX) this.#waiting = [];
    this.#waiting.push(patch);
  }

  /** The kept patch that fits now, if any; what has become old is dropped. */
  nextFitting(): PatchEvent | undefined {
    const epoch = this.cursor?.epoch;
    this.#waiting = this.#waiting.filter((patch) => patch.epoch === epoch && this.place(patch) !== 'old');
    const patch = this.#waiting.find((each) => this.place(each) === 'fits');
    if (patch) this.#waiting.splice(this.#waiting.indexOf(patch), 1);
    return patch;
  }

  /** While early patches wait, a timer runs. @param arm starts it and gives what stops it. */
  watchGap(arm: () => () => void): void {
    if (this.#waiting.length === 0) this.endPatience();
    else this.#cancelPatience ??= arm();
  }

  endPatience(): void {
    this.#cancelPatience?.();
    this.#cancelPatience = undefined;
  }
}

export class Streams {
  readonly #held = new Map<string, HeldStream>();

  get(name: string): HeldStream | undefined {
    return this.#held.get(name);
  }
  add(name: string, isLive: boolean, cursor?: Cursor, epoch?: string): HeldStream {
    return keyed(this.#held, name, () => new HeldStream(name, isLive, cursor, epoch));
  }
  drop(name: string): void {
    this.#held.get(name)?.endPatience();
    this.#held.delete(name);
  }
  names(): string[] {
    return [...this.#held.keys()];
  }
  /** The line is gone: nobody tells anything any more. */
  doubt(): void {
    for (const stream of this.#held.values()) stream.isConfirmed = false;
  }
  clear(): void {
    for (const name of this.names()) this.drop(name);
  }
}
