/**
 * Who is let in, as whom, and under what name. Identities come verified, as the server's door hands
 * them on.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Claims } from '../../../server/domain/claims.ts';
import { codeOf, type DomainWorld, domainWorld, unwrap } from '../../kit/domain-world.ts';

function identity(world: DomainWorld, key: string, claims?: Claims, issuedAt = world.ports.now()) {
  return { communityId: world.made.communityId, subject: `host:test:${key}`, issuedAt, ...(claims ? { claims } : {}) };
}
async function nameOf(world: DomainWorld, key: string, name: string) {
  return unwrap(await world.domain.admit(identity(world, key, { name }))).member;
}

test('the same subject is the same member, and coming back writes nothing', async () => {
  const world = await domainWorld();
  const first = unwrap(await world.domain.admit(identity(world, 'ben', { name: 'Ben', roles: ['parent'] })));
  const commits = world.commits.length;
  const again = unwrap(await world.domain.admit(identity(world, 'ben', { name: 'Ben', roles: ['parent'] })));
  assert.deepEqual([first.isNew, again.isNew, again.actor, world.commits.length], [true, false, first.actor, commits]);
});

test('two who come at the same moment with one subject are one', async () => {
  const world = await domainWorld();
  const both = await Promise.all([1, 2, 3].map(() => world.domain.admit(identity(world, 'ben', { name: 'Ben' }))));
  assert.equal(new Set(both.map((one) => unwrap(one).actor.memberId)).size, 1);
});

test('only roles on the community’s list are given; those that the host takes back go, those given here stay', async () => {
  const world = await domainWorld();
  const admit = async (roles: string[], groups: string[] = []) =>
    unwrap(await world.domain.admit(identity(world, 'kay', { name: 'Kay', roles, groups }))).member;
  const member = await admit(['Teacher', 'owner', 'administrator', world.role('head')]);
  assert.deepEqual(member.roleIds, [world.role('teacher')]);
  await world.must(world.owner, 'member.setRoles', {
    memberId: member.id,
    roleIds: [world.role('teacher'), world.role('parent')],
  });
  assert.deepEqual((await admit(['staff'])).roleIds, [world.role('parent'), world.role('staff')]);
  await world.domain.setClaimMapping(world.made.communityId, { roles: {}, groups: { '5b': world.role('pupil') } });
  assert.deepEqual((await admit(['staff'], ['5B'])).roleIds, [world.role('parent'), world.role('pupil')]);
  assert.deepEqual(world.commits.at(-1)?.rightsChanged, [member.id]);
});

test('a name follows the host until somebody has chosen another', async () => {
  const world = await domainWorld();
  const admit = async (name: string) => unwrap(await world.domain.admit(identity(world, 'kay', { name }))).member;
  const { id } = await admit('Kay Smith');
  assert.equal((await admit('Kay Jones')).name, 'Kay Jones');
  await world.must(world.owner, 'member.rename', { memberId: id, name: 'Ms K.' });
  assert.equal((await admit('Kay Brown')).name, 'Ms K.');
  const marked = await nameOf(world, 'other', 'Ms K.');
  await world.must(world.owner, 'member.setRoles', { memberId: id, roleIds: [world.role('teacher')] });
  assert.equal((await world.storage.member(world.made.communityId, marked.id))?.similarName, true);
});

test('a banned person stays out, whatever token they bring, until the ban ends', async () => {
  const world = await domainWorld();
  const ben = await world.person('ben');
  await world.must(world.owner, 'member.ban', { memberId: ben.memberId, until: world.ports.now() + 1000 });
  world.ports.advance(999);
  assert.equal(codeOf(await world.domain.admit(identity(world, 'ben', { name: 'Ben' }))), 'banned');
  world.ports.advance(1);
  assert.equal(unwrap(await world.domain.admit(identity(world, 'ben', { name: 'Ben' }))).member.status, 'active');
});

test('a removed person comes back only once let in, one who left comes back by coming', async () => {
  const world = await domainWorld();
  const [ben, mia] = [await world.person('ben'), await world.person('mia')];
  await world.must(world.owner, 'member.remove', { memberId: ben.memberId });
  await world.must(mia, 'community.leave', {});
  world.ports.advance(1);
  assert.equal(codeOf(await world.domain.admit(identity(world, 'ben', { name: 'Ben' }))), 'forbidden');
  assert.equal(unwrap(await world.domain.admit(identity(world, 'mia', { name: 'Mia' }))).member.status, 'active');
  await world.must(world.owner, 'member.unban', { memberId: ben.memberId });
  assert.equal(unwrap(await world.domain.admit(identity(world, 'ben', { name: 'Ben' }))).member.status, 'active');
});

test('tokens from before a removal are spent', async () => {
  const world = await domainWorld();
  const ben = await world.person('ben');
  const before = world.ports.now();
  world.ports.advance(1000);
  await world.must(ben, 'community.leave', {});
  assert.equal(codeOf(await world.domain.admit(identity(world, 'ben', { name: 'Ben' }, before))), 'token_expired');
});

test('a token of the second in which a ban was lifted lets in: tokens tell whole seconds', async () => {
  const world = await domainWorld();
  const { memberId } = await world.person('ben');
  world.ports.advance(1700 - (world.ports.now() % 1000));
  await world.must(world.owner, 'member.ban', { memberId });
  await world.must(world.owner, 'member.unban', { memberId });
  const second = world.ports.now() - 700;
  const come = async (issuedAt: number) =>
    codeOf(await world.domain.admit(identity(world, 'ben', { name: 'Ben' }, issuedAt)));
  assert.equal(await come(second - 1000), 'token_expired');
  assert.equal(await come(second), 'ok');
});

test('without a host’s claims nobody new is made', async () => {
  const world = await domainWorld();
  assert.equal(codeOf(await world.domain.admit(identity(world, 'nobody'))), 'unauthenticated');
  assert.equal(
    codeOf(await world.domain.admit({ ...identity(world, 'x', {}), communityId: world.ports.randomId() })),
    'not_found',
  );
});

test('age and picture come from the token alone: an odd picture is none', async () => {
  const world = await domainWorld();
  for (const pictureUrl of ['javascript:alert(1)', 'http://127.0.0.1/', 'data:image/svg+xml,x', 'https://a"b', '//x']) {
    assert.equal(
      unwrap(await world.domain.admit(identity(world, pictureUrl, { name: 'P', pictureUrl }))).member.pictureUrl,
      null,
    );
  }
  const { actor, member } = unwrap(
    await world.domain.admit(
      identity(world, 'ok', { name: 'P', pictureUrl: 'https://school.example/p.jpg', ageBand: 'child' }),
    ),
  );
  assert.deepEqual([actor.ageBand, member.pictureUrl], ['child', 'https://school.example/p.jpg']);
  assert.equal(unwrap(await world.domain.admit(identity(world, 'ok', { name: 'P' }))).actor.ageBand, 'unknown');
});

test('a claimed name is made safe, and one that poses as staff is marked', async () => {
  const world = await domainWorld();
  await world.person('Rhys Davies', { roles: ['head'] });
  const cases: [string, string, boolean][] = [
    ['Zoë', 'Zoë', false],
    ['\u202eadmin', 'admin', true],
    ['Аdmin', 'Аdmin', true],
    ['\u200b', 'Member', false],
    ['Z\u0338\u0321\u031b\u032d\u0324', 'Z\u0338', false],
    ['a'.repeat(500), 'a'.repeat(64), false],
    ['\ud800', 'Member', false],
    ['Rhys  Davies', 'Rhys Davies', true],
    ['Rhуs Dаviеs', 'Rhуs Dаviеs', true],
    ['Head teacher', 'Head teacher', true],
  ];
  for (const [claimed, kept, marked] of cases) {
    const member = await nameOf(world, claimed, claimed);
    assert.deepEqual([member.name, member.similarName ?? false], [kept, marked], JSON.stringify(claimed));
  }
});

test('every name of the corpus is let in with a name that can be shown', async () => {
  const world = await domainWorld({ template: 'empty' });
  const corpus = JSON.parse(
    readFileSync(new URL('../../../../shared/corpora/unicode-names.json', import.meta.url), 'utf8'),
  ) as {
    readonly items: readonly {
      readonly id: string;
      readonly s?: string;
      readonly gen?: { readonly repeat: string; readonly n: number };
    }[];
  };
  for (const { id, s, gen } of corpus.items) {
    const { name } = await nameOf(world, id, s ?? (gen ? gen.repeat.repeat(gen.n) : ''));
    assert.ok(name.trim().length > 0 && name.isWellFormed() && [...name].length <= 256, id);
    assert.ok(!/[\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}]/u.test(name), id);
  }
});

test('marks follow the trust: a name is marked when its bearer’s namesake becomes trusted, and freed after', async () => {
  const world = await domainWorld();
  const parent = await nameOf(world, 'p', 'Sam Hill');
  const teacher = await nameOf(world, 't', 'Sam Hill');
  const marked = async (id: string) => (await world.storage.member(world.made.communityId, id))?.similarName ?? false;
  assert.deepEqual([await marked(parent.id), await marked(teacher.id)], [false, false]);
  await world.must(world.owner, 'member.setRoles', { memberId: teacher.id, roleIds: [world.role('teacher')] });
  assert.deepEqual([await marked(parent.id), await marked(teacher.id)], [true, false]);
  await world.must(world.owner, 'member.setRoles', { memberId: teacher.id, roleIds: [] });
  assert.deepEqual([await marked(parent.id), await marked(teacher.id)], [false, false]);
});

test('one’s own choice of name is refused when it breaks the policy or poses as somebody trusted', async () => {
  const world = await domainWorld();
  await world.person('Rhys Davies', { roles: ['head'] });
  const ben = await world.person('Ben');
  const rename = async (name: string) => codeOf(await world.command(ben, 'profile.update', { name }));
  for (const name of ['', '\u200b', 'Z\u0338'.repeat(500), 'admin', 'everyone', '@all', '\ud800'])
    assert.equal(await rename(name), 'invalid', name);
  for (const name of ['Rhys Davies', 'Rhуs Davies', 'Safeguarding lead', 'аdmin'])
    assert.equal(await rename(name), 'conflict', name);
  assert.equal(await rename('Benjamin Ølund'), 'ok');
  assert.equal(await rename('benjamin ølund'), 'ok');
  assert.equal(codeOf(await world.command(ben, 'profile.update', { pictureUrl: 'https://evil.example/x' })), 'invalid');
});

test('channel and category names: nothing hidden, nothing twice among those one sees', async () => {
  const world = await domainWorld();
  const make = async (name: string) => codeOf(await world.command(world.owner, 'channel.create', { name }));
  for (const name of ['', '#\u202eadmin', '\u200b', 'n'.repeat(1000), '\ud800'])
    assert.equal(await make(name), 'invalid', name);
  for (const name of ['Homework help', 'HOMEWORK HELP', 'Staff room']) assert.equal(await make(name), 'conflict', name);
  assert.equal(await make('Everyone'), 'ok');
});
