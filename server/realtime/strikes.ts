/** Counts nonsense from one socket. A client with a bug gets answers; one that keeps on is let go. */
const MAX_STRIKES = 20;
const WITHIN_MS = 10_000;

export interface Strikes {
  /** @returns true when it is enough. */
  add(now: number): boolean;
}

export function createStrikes(): Strikes {
  let times: number[] = [];
  return {
    add(now) {
      times = times.filter((time) => now - time < WITHIN_MS);
      times.push(now);
      return times.length >= MAX_STRIKES;
    },
  };
}
