/**
 * Lets a whole history run in a few turns of the event loop: what the server puts off to the end of the tick is queued
 * here, and promises are settled at once. Waiting for the event loop instead takes ten times as long.
 */
interface Put {
  readonly task: () => void;
  isOff: boolean;
}

/** Node's own way to settle what is ready; every callback from outside ends with it. */
const settleTicks = (process as unknown as { readonly _tickCallback: () => void })._tickCallback;

/** @returns lets everything happen that needs no time. Not to be called from within a promise. */
export function takeTurns(): () => void {
  let waiting: Put[] = [];
  const put = (task: (...parts: unknown[]) => void, ...parts: unknown[]): Put => {
    const one = { task: () => task(...parts), isOff: false };
    waiting.push(one);
    return one;
  };
  const takeBack = (one: Put | undefined): void => {
    if (one) one.isOff = true;
  };
  Object.assign(globalThis, { setImmediate: put, clearImmediate: takeBack });
  return () => {
    settleTicks();
    while (waiting.length > 0) {
      const now = waiting;
      waiting = [];
      for (const { task, isOff } of now) {
        if (!isOff) task();
        settleTicks();
      }
    }
  };
}
