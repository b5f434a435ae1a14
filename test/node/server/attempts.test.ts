/** Guessing is slowed down by network, not by address. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReplays } from '../../../server/auth/replays.ts';
import type { Identity } from '../../../server/auth/tokens.ts';
import { createAttempts, networkOf } from '../../../server/http/attempts.ts';

test('all addresses of one home count as one, those of two homes do not', () => {
  const homes: readonly (readonly string[])[] = [
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:0DB8:0001:0002::', '2001:db8:1:2::7%eth0'],
    ['2001:db8:1:3::1', '2001:db8:1:3:0:0:0:9'],
    ['::1', '::2'],
    ['203.0.113.7', '::ffff:203.0.113.7'],
    ['203.0.113.8', '::ffff:203.0.113.8'],
  ];
  const networks = homes.map((addresses) => new Set(addresses.map(networkOf)));
  for (const [index, network] of networks.entries()) assert.equal(network.size, 1, String(homes[index]));
  assert.equal(new Set(networks.flatMap((network) => [...network])).size, homes.length);
});

test('a stranger who changes addresses within their network is slowed down all the same', () => {
  const attempts = createAttempts(() => 0);
  const tryAll = () => {
    for (let n = 1; n <= 21; n++) attempts.take(`2001:db8::${n.toString(16)}`);
  };
  assert.throws(tryAll, { name: 'HttpRefusal' });
  attempts.take('2001:db8:0:1::1');
});

test('attempts at one server count at the others, and are not told on', () => {
  const [near, far] = [createAttempts(() => 0), createAttempts(() => 0)];
  near.tell((entry) => far.hear(entry));
  far.tell((entry) => near.hear(entry));
  for (let n = 0; n < 10; n++) {
    near.take('203.0.113.7');
    far.take('203.0.113.7');
  }
  for (const attempts of [near, far]) assert.throws(() => attempts.take('203.0.113.7'), { name: 'HttpRefusal' });
  far.take('203.0.113.8');
});

test('a guest’s token that opened a line at one server opens none at another', () => {
  const clock = { now: () => 1_000_000, after: () => () => undefined };
  const [near, far] = [createReplays(clock), createReplays(clock)];
  near.tell((entry) => far.hear(entry));
  const identity = {
    guest: true,
    jti: 'one',
    subject: 'a guest',
    issuedAt: 1_000_000,
    expiresAt: 2_000_000,
  } as Identity;
  near.consume(identity, 'connect');
  assert.throws(() => far.consume(identity, 'connect'), { name: 'TokenRefused' });
  far.consume(identity, 'renew');
});
