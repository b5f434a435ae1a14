/**
 * Atoms whose listeners cannot break who sets them: what a listener throws is reported, and the work that told it goes on.
 */
import { atom, batch, type WritableAtom } from 'nanostores';
import { consoleLogger } from './logger.ts';

const report = (error: unknown): void => consoleLogger.warn('listener_failed', error);

export function cell<T>(value: T): WritableAtom<T> {
  const store = atom<unknown>(value);
  const { notify } = store;
  store.notify = (before: unknown) => {
    try {
      notify(before);
    } catch (error) {
      report(error);
    }
  };
  return store as WritableAtom<T>;
}

/** Many changes, told once. @throws what the work itself throws. */
export function together(work: () => void): void {
  let failure: { readonly error: unknown } | undefined;
  try {
    batch(() => {
      try {
        work();
      } catch (error) {
        failure = { error };
      }
    });
  } catch (error) {
    report(error);
  }
  if (failure) throw failure.error;
}
