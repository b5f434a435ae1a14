/**
 * What a new community begins with, and that several on one server stay apart.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { templates } from '../../../server/domain/templates.ts';
import { TEMPLATES } from '../../../src/protocol/community.ts';
import { PERMISSIONS } from '../../../src/protocol/roles.ts';
import { rowSchemas } from '../../../src/protocol/rows.ts';
import { parse } from '../../../src/protocol/schema.ts';
import { codeOf, domainWorld, unwrap } from '../../kit/domain-world.ts';

for (const template of TEMPLATES) {
  test(`the template ${template} makes rows that fit, and a place where a newcomer can talk`, async () => {
    const world = await domainWorld({ template });
    for (const { changes } of world.commits) {
      for (const row of changes.flatMap(({ rows }) => rows)) {
        assert.ok('communityId' in row || !('deleted' in row));
        assert.deepEqual(parse(rowSchemas[row.kind], row), { ok: true, value: row });
      }
    }
    const newcomer = await world.person('Newcomer');
    const { channels, categories, community, me } = await world.ask(newcomer, 'community.get', {});
    assert.ok(channels.length > 0 && categories.length > 0 && community.welcome.length > 40);
    assert.equal(new Set(channels.map(({ slug }) => slug)).size, channels.length);
    assert.ok(
      channels.every(({ topic }) => topic.length > 0),
      'each channel has a purpose',
    );
    const open = channels.find(({ type }) => type === 'text');
    assert.equal(
      codeOf(await world.command(newcomer, 'message.send', { channelId: open?.id ?? '', text: 'Hello!' })),
      'ok',
    );
    for (const channel of channels.filter(({ type }) => type === 'announcement')) {
      assert.equal(
        codeOf(await world.command(newcomer, 'message.send', { channelId: channel.id, text: 'x' })),
        'forbidden',
      );
    }
    const powers = [
      'administrator',
      'community.manage',
      'role.manage',
      'channel.manage',
      'member.ban',
      'mention.everyone',
      'audit.view',
    ];
    assert.deepEqual(
      me.permissions.filter((one) => powers.includes(one)),
      [],
    );
    assert.equal(community.guests, false);
  });

  test(`no role of the template ${template} may do everything, and every key it names exists`, () => {
    const { roles, categories } = templates[template];
    const keys = roles.map(({ key }) => key);
    assert.ok(
      roles.every(
        ({ permissions }) =>
          !permissions.includes('administrator') && permissions.every((one) => PERMISSIONS.includes(one)),
      ),
    );
    for (const { only = [] } of [...categories, ...categories.flatMap(({ channels }) => channels)]) {
      assert.deepEqual(
        only.filter((key) => !keys.includes(key)),
        [],
      );
    }
  });
}

test('in a school, pupils and parents see no staff room, staff do, and only leads see safeguarding', async () => {
  const world = await domainWorld({ template: 'school' });
  const sees = async (role: string, channel: string) => {
    const person = await world.person(`${role} of ${channel}`, { roles: [role] });
    return codeOf(await world.query(person, 'history', { channelId: world.channel(channel) })) === 'ok';
  };
  const seen = async (channel: string) =>
    Promise.all(['pupil', 'parent', 'staff', 'teacher', 'safeguarding', 'head'].map((role) => sees(role, channel)));
  assert.deepEqual(await seen('staff-room'), [false, false, true, true, true, true]);
  assert.deepEqual(await seen('safeguarding'), [false, false, false, false, true, true]);
  assert.deepEqual(await seen('parents'), [false, true, true, true, true, true]);
});

test('two communities on one server share neither address nor people', async () => {
  const world = await domainWorld();
  assert.equal(
    codeOf(await world.domain.createCommunity({ slug: 'alder-grove', name: 'Again', template: 'empty' })),
    'conflict',
  );
  for (const slug of ['', 'Upper', 'a b', '-a', 'ä', '../x'])
    assert.equal(codeOf(await world.domain.createCommunity({ slug, name: 'X', template: 'empty' })), 'invalid');
  const other = unwrap(
    await world.domain.createCommunity({
      slug: 'second',
      name: 'Second',
      template: 'charity',
      ownerSubject: 'host:test:owner',
    }),
  );
  const there = unwrap(
    await world.domain.admit({
      communityId: other.communityId,
      subject: 'host:test:owner',
      issuedAt: world.ports.now(),
      claims: { name: 'O' },
    }),
  );
  assert.equal(there.member.id, other.ownerId);
  assert.notEqual(there.member.id, world.owner.memberId);
});
