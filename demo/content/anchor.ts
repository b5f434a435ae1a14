// Where the demo's minutes-ago count from. All content is written as if it were ten in the morning, so
// that nobody seems to write at night; a seed takes the latest ten o'clock that has passed.

const DAY_MS = 86_400_000;
const TEN_O_CLOCK_MS = 10 * 3_600_000;

/**
 * The latest 10:00 at or before `nowMs`, in the zone that is `offsetMinutes` ahead of UTC.
 * A message was sent at `demoNow(…) - ago * 60_000`.
 */
export function demoNow(nowMs: number, offsetMinutes = 0): number {
  const offsetMs = offsetMinutes * 60_000;
  const sinceTen = nowMs + offsetMs - TEN_O_CLOCK_MS;
  return nowMs - (sinceTen % DAY_MS);
}
