import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRateLimiter, RATES } from '../../../server/domain/rate.ts';
import { codeOf, domainWorld } from '../../kit/domain-world.ts';

const actor = (memberId: string) => ({ communityId: 'c', memberId, ageBand: 'adult' as const });

test('a thousand sends in a second are limited, with a time to try again that holds', async () => {
  const world = await domainWorld({ rates: RATES });
  const ada = await world.person('Ada');
  const channelId = world.channel('lunch-and-clubs');
  const answers = [];
  for (let i = 0; i < 1000; i++) {
    answers.push(await world.command(ada, 'message.send', { channelId, text: 'flood' }));
    world.ports.advance(1);
  }
  const limited = answers.filter((answer) => codeOf(answer) === 'rate_limited');
  assert.ok(limited.length > 950, String(limited.length));
  const last = limited.at(-1);
  assert.ok(last && !last.ok && last.error.retryAfterMs !== undefined);
  world.ports.advance(last.error.retryAfterMs);
  assert.equal(codeOf(await world.command(ada, 'message.send', { channelId, text: 'calm' })), 'ok');
});

test('one member’s haste costs another nothing, nor another kind of command', () => {
  const rate = createRateLimiter(() => 0);
  for (let i = 0; i < RATES.send.burst; i++) assert.equal(rate.take(actor('a'), 'send'), undefined);
  assert.equal(rate.take(actor('a'), 'send')?.code, 'rate_limited');
  assert.equal(rate.take(actor('b'), 'send'), undefined);
  assert.equal(rate.take(actor('a'), 'query'), undefined);
});

test('a clock that jumps back neither opens nor locks a bucket', () => {
  let now = 1_000_000;
  const rate = createRateLimiter(() => now);
  for (let i = 0; i < RATES.send.burst; i++) rate.take(actor('a'), 'send');
  now = 0;
  assert.equal(rate.take(actor('a'), 'send')?.code, 'rate_limited');
  now = 1000;
  assert.equal(rate.take(actor('a'), 'send'), undefined);
});

test('links that let strangers in are made a handful at a time', async () => {
  const world = await domainWorld({ rates: RATES });
  const make = async () => codeOf(await world.command(world.owner, 'invite.create', {}));
  for (let i = 0; i < RATES.invite.burst; i++) assert.equal(await make(), 'ok');
  assert.equal(await make(), 'rate_limited');
  world.ports.advance(30_000);
  assert.deepEqual([await make(), await make()], ['ok', 'rate_limited']);
});
