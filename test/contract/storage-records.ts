/** Promises about stored results, invites, the audit log and settings. */
import assert from 'node:assert/strict';
import { DuplicateId, type PictureRecord } from '../../server/domain/storage.ts';
import { AUTHOR, COMMUNITY, COMMUNITY_STREAM, communityRow, idOf, inviteOf, memberRow } from '../kit/storage-rows.ts';
import type { Promises } from './storage.contract.ts';

export const recordPromises: Promises = {
  async 'a result is kept for a member and operation, byte for byte, until it is old'(storage) {
    const result = { digest: 'abc', result: '{"seq":1,  "b":"\u2028"}', at: 1_790_000_000_000 };
    await storage.transaction(async (tx) => {
      await tx.putResult(idOf(7), idOf(500), result);
      await tx.putResult(idOf(8), idOf(500), { ...result, digest: 'other' });
      await tx.putResult(idOf(7), idOf(501), { ...result, at: result.at + 1 });
    });
    assert.deepEqual({ ...(await storage.result(idOf(7), idOf(500))) }, result);
    assert.equal((await storage.result(idOf(8), idOf(500)))?.digest, 'other');
    assert.equal(await storage.result(idOf(9), idOf(500)), undefined);
    await storage.transaction((tx) => tx.dropResultsBefore(result.at + 1));
    assert.equal(await storage.result(idOf(7), idOf(500)), undefined);
    assert.equal(await storage.result(idOf(8), idOf(500)), undefined);
    assert.notEqual(await storage.result(idOf(7), idOf(501)), undefined);
  },

  async 'invites are found by id and code, and listed newest first'(storage) {
    const [old, young, foreign] = [
      inviteOf(10),
      inviteOf(20, { uses: 5, memberId: idOf(7) }),
      inviteOf(30, { communityId: idOf(90) }),
    ];
    await storage.transaction(async (tx) => {
      for (const invite of [old, young, foreign]) await tx.putInvite(invite);
    });
    assert.deepEqual(await storage.invite(COMMUNITY, young.id), young);
    assert.equal(await storage.invite(COMMUNITY, foreign.id), undefined);
    assert.deepEqual(await storage.inviteByCode('hash-30'), foreign);
    assert.equal(await storage.inviteByCode('hash'), undefined);
    assert.deepEqual(await storage.invites(COMMUNITY), [young, old]);
    await storage.transaction((tx) => tx.putInvite({ ...young, used: 1, revokedAt: 99 }));
    assert.equal((await storage.inviteByCode('hash-20'))?.used, 1);
    assert.equal((await storage.invites(COMMUNITY)).length, 2);
  },

  async 'an invite’s id belongs to the community that had it first'(storage) {
    const theirs = inviteOf(30, { communityId: idOf(90) });
    await storage.transaction((tx) => tx.putInvite(theirs));
    await assert.rejects(
      storage.transaction((tx) => tx.putInvite({ ...inviteOf(31), id: theirs.id })),
      DuplicateId,
    );
    assert.deepEqual(await storage.inviteByCode('hash-30'), theirs);
    assert.deepEqual(await storage.invites(COMMUNITY), []);
  },

  async 'the audit log counts from 1 in each community and is read newest first'(storage) {
    await storage.transaction(async (tx) => {
      for (let at = 1; at <= 5; at++) {
        const type = at % 2 === 0 ? 'member.ban' : 'channel.create';
        await tx.addAudit(COMMUNITY, {
          at,
          actorId: AUTHOR,
          type,
          reason: `because ${at}`,
          detail: { name: ['a', null] },
        });
      }
      await tx.addAudit(idOf(90), { at: 9, actorId: AUTHOR, type: 'member.ban', subjectId: idOf(7), detail: {} });
    });
    const numbers = async (page: { before?: number; type?: string; limit: number }) =>
      (await storage.audit(COMMUNITY, page)).map((entry) => entry.n);
    assert.deepEqual(await numbers({ limit: 10 }), [5, 4, 3, 2, 1]);
    assert.deepEqual(await numbers({ limit: 2 }), [5, 4]);
    assert.deepEqual(await numbers({ before: 4, limit: 2 }), [3, 2]);
    assert.deepEqual(await numbers({ type: 'member.ban', limit: 10 }), [4, 2]);
    assert.deepEqual(await numbers({ type: 'member.ban', before: 4, limit: 10 }), [2]);
    assert.deepEqual(await storage.audit(idOf(90), { limit: 10 }), [
      { n: 1, at: 9, actorId: AUTHOR, type: 'member.ban', subjectId: idOf(7), detail: {} },
    ]);
    assert.deepEqual((await storage.audit(COMMUNITY, { limit: 1 }))[0], {
      n: 5,
      at: 5,
      actorId: AUTHOR,
      type: 'channel.create',
      reason: 'because 5',
      detail: { name: ['a', null] },
    });
  },

  async 'a picture nobody shows is found once it is old; one that a member or the community shows is not'(storage) {
    const [shown, left, emblem, young] = ['shown', 'left', 'emblem', 'young'].map((name) => ({
      name: `${name}.webp`,
      communityId: COMMUNITY,
      uploadedAt: name === 'young' ? 500 : 100,
    })) as [PictureRecord, PictureRecord, PictureRecord, PictureRecord];
    const foreign = { name: 'foreign.webp', communityId: idOf(90), uploadedAt: 100 };
    await storage.transaction(async (tx) => {
      for (const picture of [shown, left, emblem, young, foreign]) await tx.putPicture(picture);
      const url = ({ name }: PictureRecord): string => `/files/${name}`;
      await tx.put(COMMUNITY_STREAM, communityRow({ pictureUrl: url(emblem) }), { communityId: COMMUNITY });
      await tx.put(COMMUNITY_STREAM, memberRow(7, 'Person 7', { pictureUrl: url(shown) }));
      await tx.put(COMMUNITY_STREAM, memberRow(8, 'Person 8', { pictureUrl: url(foreign) }));
      await tx.put(COMMUNITY_STREAM, memberRow(9, 'Person 9', { pictureUrl: 'https://host.example/left.webp' }));
    });
    const unused = async (before: number) => (await storage.unusedPictures(before)).map(({ name }) => name);
    assert.deepEqual(await unused(100), []);
    assert.deepEqual(await unused(101), ['foreign.webp', 'left.webp'], 'another community’s showing does not count');
    assert.deepEqual(await unused(501), ['foreign.webp', 'left.webp', 'young.webp']);
    assert.deepEqual(await storage.picture('left.webp'), left);
    assert.equal(await storage.picture('none.webp'), undefined);
    await storage.transaction(async (tx) => {
      await tx.dropPicture('left.webp');
      await tx.putPicture({ ...young, uploadedAt: 900 });
      await tx.put(COMMUNITY_STREAM, memberRow(7, 'Person 7', { pictureUrl: null }));
    });
    assert.deepEqual(await unused(501), ['foreign.webp', 'shown.webp']);
  },

  async 'a setting is any JSON under a scope and key'(storage) {
    assert.equal(await storage.setting('server', 'keys'), undefined);
    await storage.transaction(async (tx) => {
      await tx.putSetting('server', 'keys', { list: [1, 'two', null] });
      await tx.putSetting(COMMUNITY, 'keys', null);
      await tx.putSetting(COMMUNITY, 'off', false);
      assert.deepEqual(await tx.setting('server', 'keys'), { list: [1, 'two', null] });
    });
    assert.deepEqual(await storage.setting('server', 'keys'), { list: [1, 'two', null] });
    assert.equal(await storage.setting(COMMUNITY, 'keys'), null);
    assert.equal(await storage.setting(COMMUNITY, 'off'), false);
    await storage.transaction((tx) => tx.putSetting('server', 'keys', undefined));
    assert.equal(await storage.setting('server', 'keys'), undefined);
  },
};
