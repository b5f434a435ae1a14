/**
 * A value worked out from others, only while somebody asks: at `get` when a source changed since, and at each change while
 * it has listeners. Unlike the library's `computed` it sets no timers, so it costs nothing once its last listener left.
 */
import type { ReadableAtom } from 'nanostores';
import { cell } from '../util/cell.ts';

/** @param same keeps the old value where a new one says the same, so that nothing downstream wakes. */
export function derived<T>(
  sources: readonly ReadableAtom[],
  compute: () => T,
  same?: (before: T, after: T) => boolean,
): ReadableAtom<T> {
  return follow(() => sources, compute, same);
}

/** The value of whichever atom belongs to the current key. */
export function switched<K, T>(key: ReadableAtom<K>, pick: (key: K) => ReadableAtom<T>): ReadableAtom<T> {
  const picked = derived([key], () => pick(key.get()));
  return follow(
    () => [picked, picked.get()],
    () => picked.get().get(),
  );
}

function follow<T>(
  sources: () => readonly ReadableAtom[],
  compute: () => T,
  same: (before: T, after: T) => boolean = Object.is,
): ReadableAtom<T> {
  const store = cell<unknown>(undefined);
  let seen: unknown[] | undefined;
  /** While there are listeners. */
  let followed: { readonly sources: readonly ReadableAtom[]; readonly releases: readonly (() => void)[] } | undefined;
  const refresh = (): void => {
    const current = sources();
    if (followed && isOther(followed.sources, current)) listenTo(current);
    const now = current.map((source) => source.get() as unknown);
    if (seen && !isOther(seen, now)) return;
    const isFirst = seen === undefined;
    seen = now;
    const value = compute();
    if (isFirst || !same(store.value as T, value)) store.set(value);
  };
  const listenTo = (current: readonly ReadableAtom[]): void => {
    stop();
    followed = { sources: current, releases: current.map((source) => source.listen(refresh)) };
  };
  const stop = (): void => {
    for (const release of followed?.releases ?? []) release();
    followed = undefined;
  };
  const { listen } = store;
  store.listen = (listener) => {
    if (!followed) {
      listenTo(sources());
      refresh();
    }
    return listen(listener);
  };
  store.get = () => {
    refresh();
    return store.value;
  };
  store.subscribe = (listener) => {
    const release = store.listen(listener);
    listener(store.get());
    return release;
  };
  store.off = stop;
  return store as unknown as ReadableAtom<T>;
}

function isOther(before: readonly unknown[], now: readonly unknown[]): boolean {
  return now.some((value, at) => !Object.is(value, before[at]));
}

/** A counter that says "something in here changed". */
export class Topic {
  readonly #count = cell(0);
  readonly changed: ReadableAtom<number> = this.#count;

  touch(): void {
    this.#count.set(this.#count.get() + 1);
  }
}
