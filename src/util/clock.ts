/** Time and chance as parts that are handed in, so that tests and the simulation drive them. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Runs `task` once after `ms`. @returns a function that cancels it. */
  after(ms: number, task: () => void): () => void;
}
export interface Random {
  /** In [0, 1). */
  next(): number;
  fill(bytes: Uint8Array): void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
export const systemRandom: Random = {
  next: () => Math.random(),
  fill: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
};
