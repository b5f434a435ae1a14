/** Guessing is slowed down by network, not by address. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
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
