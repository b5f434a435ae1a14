/**
 * What the units of one batch have read by stream. While the batch lasts its community is locked, so nothing of it changes
 * but by the batch itself: a write to a stream forgets what was read of it, and a unit that failed forgets everything.
 */
import type { StreamName } from '../../src/protocol/ids.ts';

export class BatchReads {
  readonly #kept = new Map<StreamName, Map<string, Promise<unknown>>>();

  read<T>(stream: StreamName, key: string, ask: () => Promise<T>): Promise<T> {
    const ofStream = this.#kept.get(stream) ?? new Map<string, Promise<unknown>>();
    this.#kept.set(stream, ofStream);
    const known = ofStream.get(key) as Promise<T> | undefined;
    if (known) return known;
    const asked = ask();
    ofStream.set(key, asked);
    return asked;
  }
  forget(stream: StreamName): void {
    this.#kept.delete(stream);
  }
  forgetAll(): void {
    this.#kept.clear();
  }
}
