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
  same: (before: T, after: T) => boolean = Object.is,
): ReadableAtom<T> {
  const store = cell<unknown>(undefined);
  let seen: unknown[] | undefined;
  let releases: (() => void)[] = [];
  const refresh = (): void => {
    const now = sources.map((source) => source.get() as unknown);
    if (seen && now.every((value, at) => Object.is(value, seen?.[at]))) return;
    const isFirst = seen === undefined;
    seen = now;
    const value = compute();
    if (isFirst || !same(store.value as T, value)) store.set(value);
  };
  const { listen } = store;
  store.listen = (listener) => {
    if (releases.length === 0) {
      releases = sources.map((source) => source.listen(refresh));
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
  store.off = () => {
    for (const release of releases) release();
    releases = [];
  };
  return store as unknown as ReadableAtom<T>;
}

/** The value of whichever atom belongs to the current key. */
export function switched<K, T>(key: ReadableAtom<K>, pick: (key: K) => ReadableAtom<T>): ReadableAtom<T> {
  const picked = derived([key], () => pick(key.get()));
  const store = cell<unknown>(undefined);
  let release = (): void => undefined;
  const follow = (): void => {
    release();
    const inner = picked.get();
    release = inner.listen(() => store.set(inner.get()));
    store.set(inner.get());
  };
  const { listen } = store;
  let stopKey: (() => void) | undefined;
  store.listen = (listener) => {
    if (!stopKey) {
      stopKey = picked.listen(follow);
      follow();
    }
    return listen(listener);
  };
  store.get = () => picked.get().get();
  store.subscribe = (listener) => {
    const stop = store.listen(listener);
    listener(store.get());
    return stop;
  };
  store.off = () => {
    stopKey?.();
    stopKey = undefined;
    release();
    release = () => undefined;
  };
  return store as unknown as ReadableAtom<T>;
}

/** A counter that says "something in here changed". */
export class Topic {
  readonly #count = cell(0);
  readonly changed: ReadableAtom<number> = this.#count;

  touch(): void {
    this.#count.set(this.#count.get() + 1);
  }
}
