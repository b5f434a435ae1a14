/**
 * Token buckets, one a member and class. Generous for people, narrow for scripts. Called by the command and query paths
 * before anything is read; the clock is handed in. A bucket that has filled up again is forgotten.
 */
import type { WireError } from '../../src/protocol/errors.ts';
import type { Actor, RateClass } from './command.ts';

export interface Bucket {
  /** How many may come at once. */
  readonly burst: number;
  /** How many a second after that. */
  readonly perSecond: number;
}
export type Rates = Readonly<Record<RateClass, Bucket>>;

export const RATES: Rates = {
  send: { burst: 30, perSecond: 3 },
  react: { burst: 40, perSecond: 4 },
  read: { burst: 120, perSecond: 10 },
  manage: { burst: 60, perSecond: 2 },
  /** Links that let strangers in: a handful, then one every half minute. */
  invite: { burst: 20, perSecond: 1 / 30 },
  query: { burst: 240, perSecond: 20 },
  search: { burst: 30, perSecond: 3 },
  upload: { burst: 10, perSecond: 0.05 },
};

/** One member's rate of one class, and how much of it was used. */
export type Spent = readonly [memberId: string, rateClass: RateClass, count: number];
/** Several servers share a member's rates by telling each other what was used, a few times a second. */
export interface Spending {
  /** What was used here since the last time. The first call begins the counting. */
  spent(): readonly Spent[];
  /** Takes off what was used elsewhere. */
  spend(elsewhere: readonly Spent[]): void;
}

export interface RateLimiter extends Spending {
  /** @returns undefined when the member may go on, else what to answer. */
  take(actor: Actor, rateClass: RateClass): WireError | undefined;
}

const SWEEP_AT = 10_000;

export function createRateLimiter(now: () => number, rates: Rates = RATES): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number; readonly rate: Bucket }>();
  let sweepAt = SWEEP_AT;

  function refill(bucket: { tokens: number; at: number; readonly rate: Bucket }, at: number): void {
    const elapsed = Math.max(0, at - bucket.at);
    bucket.tokens = Math.min(bucket.rate.burst, bucket.tokens + (elapsed * bucket.rate.perSecond) / 1000);
    bucket.at = at;
  }

  function sweep(at: number): void {
    for (const [key, bucket] of buckets) {
      refill(bucket, at);
      if (bucket.tokens >= bucket.rate.burst) buckets.delete(key);
    }
    sweepAt = Math.max(SWEEP_AT, buckets.size * 2);
  }

  function bucketOf(memberId: string, rateClass: RateClass, at: number) {
    const key = `${memberId} ${rateClass}`;
    const bucket = buckets.get(key) ?? { tokens: rates[rateClass].burst, at, rate: rates[rateClass] };
    buckets.set(key, bucket);
    refill(bucket, at);
    return bucket;
  }

  let counts: Map<string, Spent> | undefined;
  function count({ memberId }: Actor, rateClass: RateClass): void {
    const key = `${memberId} ${rateClass}`;
    counts?.set(key, [memberId, rateClass, (counts.get(key)?.[2] ?? 0) + 1]);
  }

  return {
    spent() {
      const all = [...(counts?.values() ?? [])];
      counts = new Map();
      return all;
    },
    spend(elsewhere) {
      const at = now();
      for (const [memberId, rateClass, used] of elsewhere) {
        if (!(rateClass in rates)) continue; // a newer server's
        const bucket = bucketOf(memberId, rateClass, at);
        bucket.tokens = Math.max(0, bucket.tokens - used);
      }
      if (buckets.size > sweepAt) sweep(at);
    },
    take(actor, rateClass) {
      const at = now();
      const bucket = bucketOf(actor.memberId, rateClass, at);
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        count(actor, rateClass);
        if (buckets.size > sweepAt) sweep(at);
        return undefined;
      }
      const retryAfterMs = Math.ceil(((1 - bucket.tokens) * 1000) / bucket.rate.perSecond);
      return { code: 'rate_limited', message: 'That was a little fast. Wait a moment and try again.', retryAfterMs };
    },
  };
}

export const unlimited: RateLimiter = { take: () => undefined, spent: () => [], spend: () => undefined };
