/** The pauses between tries to reach the server. Used by the connection, and by the torture runs that act as one. */

const FIRST_MS = 1_000;
const MAX_MS = 30_000;

/**
 * The longest pause before the next try, in milliseconds; the pause itself is drawn evenly between nothing and this
 * (full jitter), so that many clients never come back in step. Two tries share a length: who knocked a moment before a
 * restarted server was up knocks again soon, and after ten failures it is 30 s all the same.
 * @param failures since the line was last a good one.
 */
export const longestPauseMs = (failures: number): number => Math.min(MAX_MS, FIRST_MS * 2 ** Math.floor(failures / 2));
