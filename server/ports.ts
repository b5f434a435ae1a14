/** The domain's needs, met by Node: clock, hashes and chance. */
import { createHash, createHmac } from 'node:crypto';
import { uuidV7 } from '../src/protocol/ids.ts';
import type { Clock, Random } from '../src/util/clock.ts';
import type { Ports } from './domain/ports.ts';

/**
 * @param inviteKey a secret outside the store, from which the codes of invites are made.
 * @param present who is connected; nobody where nothing listens.
 */
export function createPorts(
  clock: Clock,
  random: Random,
  inviteKey: Uint8Array,
  warn: (code: string, detail: unknown) => void,
  present: Ports['present'] = () => [],
): Ports {
  return {
    now: () => clock.now(),
    randomId: () => uuidV7(clock.now(), (bytes) => void random.fill(bytes)),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    inviteCode: (inviteId) => createHmac('sha256', inviteKey).update(inviteId).digest('base64url').slice(0, 32),
    hashCode: (code) => createHash('sha256').update(`invite ${code}`).digest('hex'),
    present,
    reportError: (where, error) => {
      warn(`domain_${where}`, error);
    },
  };
}
