/** Coming in without a host: invites, guests, one-time links, and new tokens for old ones. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Clock } from '../../../src/util/clock.ts';
import { newId, startApp, type TestApp } from '../../kit/app.ts';
import { closeApp, connect, refusal, type TestClient } from '../../kit/app-client.ts';
import { must } from '../../kit/frame-fixtures.ts';

interface Issued {
  readonly token: string;
  readonly memberId: string;
}
type Body = Readonly<Record<string, unknown>>;

describe('coming in by a link', () => {
  let app: TestApp;
  let owner: TestClient;
  let aheadMs = 0;
  const clock: Clock = {
    now: () => Date.now() + aheadMs,
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  };
  before(async () => {
    app = await startApp({ clock });
    owner = await connect(app, 'owner');
  });
  after(() => closeApp(app));

  async function post(
    path: string,
    body: Body,
    token?: string,
  ): Promise<{ readonly status: number; readonly result: Issued & Body; readonly code: string }> {
    const answer = await fetch(`http://127.0.0.1:${String(app.port)}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ community: app.community.slug, ...body }),
    });
    const { result, error } = (await answer.json()) as { result: Issued & Body; error?: { code: string } };
    return { status: answer.status, result, code: error?.code ?? 'ok' };
  }
  const invite = async (input: Body = {}): Promise<string> =>
    (await must<{ code: string }>(owner.command('invite.create', input))).code;

  test('an invite shows what it leads to, lets somebody in, and signs them in', async () => {
    const code = await invite({ uses: 1 });
    const look = await post('invite/look', { code });
    assert.equal((look.result['community'] as Body)['slug'], app.community.slug);
    const joined = await post('join', { code, name: 'Nadia', accepted: true });
    assert.equal(joined.status, 200);
    const client = await connect(app, 'unused', { token: joined.result.token });
    assert.equal(client.memberId, joined.result.memberId);
    assert.deepEqual((await post('join', { code, name: 'Second', accepted: true })).code, 'not_found', 'used up');
  });

  test('a wrong, a revoked and a foreign code are one answer', async () => {
    const other = await app.addCommunity(`other-${newId().slice(-6)}`);
    const revoked = await invite();
    const { invites } = await must<{ invites: readonly { id: string }[] }>(owner.query('invites.list'));
    for (const { id } of invites) await must(owner.command('invite.revoke', { inviteId: id }));
    const foreign = await invite();
    const answers = [
      await post('join', { code: 'x'.repeat(32), name: 'A', accepted: true }),
      await post('join', { code: revoked, name: 'A', accepted: true }),
      await post('join', { community: other.slug, code: foreign, name: 'A', accepted: true }),
      await post('invite/look', { code: 'x'.repeat(32) }),
    ];
    assert.deepEqual(
      new Set(answers.map(({ status, code }) => `${String(status)} ${code}`)),
      new Set(['404 not_found']),
    );
  });

  test('rules must be accepted and a name given', async () => {
    const code = await invite();
    assert.equal((await post('join', { code, name: 'A' })).code, 'invalid');
    assert.equal((await post('join', { code, name: '', accepted: true })).code, 'invalid');
    assert.equal((await post('join', { code, name: 'A', accepted: 'yes' })).code, 'invalid');
  });

  test('guests come in only where they are let in, and their token opens one line', async () => {
    assert.equal((await post('join', { name: 'Passer-by', accepted: true })).code, 'forbidden');
    await must(owner.command('community.update', { guests: true }));
    const { token } = (await post('join', { name: 'Passer-by', accepted: true })).result;
    const client = await connect(app, 'unused', { token });
    client.close();
    assert.equal((await refusal(app, 'unused', { token }))?.code, 'unauthenticated');
    const renewed = await post('session/renew', {}, token);
    assert.equal(renewed.status, 200);
    (await connect(app, 'unused', { token: renewed.result.token })).close();
    assert.equal((await post('session/renew', {}, token)).code, 'unauthenticated', 'each token is renewed once');
  });

  test('a one-time link signs the owner in, once', async () => {
    const code = await must<string>(
      app.domain.joining.createSignInCode(app.community.communityId, app.community.ownerId),
    );
    const opened = await post('session', { code });
    assert.equal(opened.result.memberId, app.community.ownerId);
    assert.equal((await connect(app, 'unused', { token: opened.result.token })).memberId, app.community.ownerId);
    assert.equal((await post('session', { code })).code, 'not_found');
  });

  test('a token is exchanged for a new one after its end, but not for ever, and not a host’s', async () => {
    const { token, memberId } = (await post('join', { code: await invite(), name: 'Keeper', accepted: true })).result;
    assert.equal((await post('session/renew', {}, await app.token('owner'))).code, 'unauthenticated');
    assert.equal((await post('session/renew', {}, 'a.b.c')).code, 'unauthenticated');
    aheadMs = 2 * 86_400_000;
    assert.equal((await refusal(app, 'unused', { token }))?.code, 'token_expired');
    const renewed = await post('session/renew', {}, token);
    assert.equal(renewed.result.memberId, memberId);
    aheadMs = 12 * 86_400_000;
    assert.equal((await post('session/renew', {}, renewed.result.token)).code, 'token_expired');
    aheadMs = 0;
  });

  test('who was banned gets no new token', async () => {
    const { token, memberId } = (await post('join', { code: await invite(), name: 'Trouble', accepted: true })).result;
    await must(owner.command('member.ban', { memberId }));
    assert.equal((await post('session/renew', {}, token)).code, 'banned');
  });

  test('guessing codes is slowed down', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => post('session', { code: newId() })));
    assert.ok(answers.some(({ status }) => status === 429));
  });
});
