import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainWorld, unwrap } from '../../kit/domain-world.ts';

test('a message sent by one is in the other one’s sync', async () => {
  const world = await domainWorld();
  const ada = await world.person('Ada', { roles: ['teacher'] });
  const ben = await world.person('Ben', { roles: ['parent'] });
  const channelId = world.channel('lunch-and-clubs');
  const sent = await world.must(ada, 'message.send', { channelId, text: `Soup today <@${ben.memberId}>` });
  const stream = `channel:${channelId}`;
  const answer = unwrap(await world.domain.sync(ben, { streams: [{ stream, since: null }] }));
  const rows = answer[stream];
  assert.ok(rows && 'rows' in rows);
  assert.equal(rows.rows.filter((row) => row.kind === 'message' && row.id === sent.messageId).length, 1);
  assert.deepEqual(world.ports.errors, []);
});
