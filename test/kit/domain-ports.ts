/** The domain's ports for tests: a clock moved by hand, ids and codes that are the same in every run. */
import { createHash } from 'node:crypto';
import { uuidV7 } from '../../src/protocol/ids.ts';
import type { Ports } from '../../server/domain/ports.ts';

export interface TestPorts extends Ports {
  /** Moves the clock. */
  advance(ms: number): void;
  /** Who is here, for all communities. */
  readonly here: string[];
  readonly errors: unknown[];
}

/** @param seed gives another, equally steady, row of ids. */
export function testPorts(start = 1_790_000_000_000, seed = 1): TestPorts {
  let now = start;
  let state = seed;
  const errors: unknown[] = [];
  const here: string[] = [];
  const random = (bytes: Uint8Array): void => {
    for (let i = 0; i < bytes.length; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[i] = state >>> 24;
    }
  };
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    now: () => now,
    randomId: () => uuidV7(now, random),
    digest: sha256,
    inviteCode: (inviteId) => sha256(`test key ${inviteId}`).slice(0, 32),
    hashCode: (code) => sha256(`stored ${code}`),
    here,
    present: () => here,
    reportError: (_, error) => void errors.push(error),
    advance(ms) {
      now += ms;
    },
    errors,
  };
}
