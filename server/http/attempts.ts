/**
 * Slows down whoever guesses codes or asks for one sign-in after another, by network address. The addresses of a home or a
 * school are shared, so a handful at once is always fine.
 */
import { isIPv6 } from 'node:net';
import { HttpRefusal } from './exchange.ts';

const BURST = 20;
const PER_SECOND = 0.2;
const MAX_KEPT = 50_000;

export interface Attempts {
  /** Says at once to other servers who tried something here. */
  tell(to: (entry: string) => void): void;
  hear(entry: string): void;
  /** @throws HttpRefusal `rate_limited` */
  take(address: string): void;
}

/** Whoever has one IPv6 address has the 2^64 beside it as well: they count as one. */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const first = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - first.length - rest.length;
  const groups = [...first, ...Array<string>(Math.max(0, gap)).fill('0'), ...rest];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

export function createAttempts(now: () => number, onRefusal: () => void = () => undefined): Attempts {
  const buckets = new Map<string, { tokens: number; at: number }>();
  let tellOthers: (address: string) => void = () => undefined;

  function bucketOf(address: string) {
    const at = now();
    const bucket = buckets.get(address) ?? { tokens: BURST, at };
    bucket.tokens = Math.min(BURST, bucket.tokens + (Math.max(0, at - bucket.at) * PER_SECOND) / 1000);
    bucket.at = at;
    buckets.delete(address);
    buckets.set(address, bucket); // the one unused the longest stands first
    if (buckets.size > MAX_KEPT) for (const [oldest] of buckets) if (buckets.size > MAX_KEPT) buckets.delete(oldest);
    return bucket;
  }

  return {
    tell(to) {
      tellOthers = to;
    },
    hear(address) {
      const bucket = bucketOf(address);
      bucket.tokens = Math.max(0, bucket.tokens - 1);
    },
    take(from) {
      const address = networkOf(from);
      const bucket = bucketOf(address);
      if (bucket.tokens < 1) {
        onRefusal();
        throw new HttpRefusal('rate_limited', 'That was too often from here. Wait a little and try again.', {
          retryAfterMs: 5_000,
        });
      }
      bucket.tokens -= 1;
      tellOthers(address);
    },
  };
}
