/** The demo's communities: made once, in the past, by the rules; finished when the making was cut short. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createPorts } from '../../../server/ports.ts';
import { seedDemo } from '../../../server/seed.ts';
import { StorageUnavailable } from '../../../server/domain/storage.ts';
import { MemoryStorage } from '../../../server/storage/memory-storage.ts';
import type { MessageRow } from '../../../src/protocol/messages.ts';
import { systemClock, systemRandom } from '../../../src/util/clock.ts';
import { demoPersons, demoSlugs } from '../../../demo/content/persons.ts';

const ports = createPorts(systemClock, systemRandom, Buffer.alloc(32, 7), (code, detail) =>
  assert.fail(`${code}: ${String(detail)}`),
);

async function talkOf(storage: MemoryStorage): Promise<ReadonlyMap<string, readonly MessageRow[]>> {
  const talk = new Map<string, readonly MessageRow[]>();
  for (const { id, slug } of await storage.communities()) {
    for (const place of await storage.places(id)) {
      if (place.kind !== 'channel') continue;
      const rows: MessageRow[] = [];
      for (let before: number | undefined; ; before = rows[0]?.seq) {
        const page = await storage.messages(place.id, { limit: 100, before });
        rows.unshift(...page.rows);
        if (!page.hasBefore) break;
      }
      talk.set(`${slug}/${place.slug}`, rows);
    }
  }
  return talk;
}

describe('the demo’s communities', () => {
  test('are made by the rules, with talk that lies in the past and in order', async () => {
    const storage = new MemoryStorage();
    const made = await seedDemo(storage, ports);
    assert.deepEqual(
      made.map(({ slug }) => slug),
      Object.values(demoSlugs),
    );
    const talk = await talkOf(storage);
    for (const [channel, rows] of talk) {
      assert.deepEqual(
        rows.map(({ seq }) => seq),
        rows.map((_, index) => index + 1),
        channel,
      );
      assert.ok(
        rows.every(({ createdAt }, index) => createdAt <= Date.now() && createdAt > (rows[index - 1]?.createdAt ?? 0)),
        `${channel} is in order`,
      );
    }
    const all = [...talk.values()].flat();
    assert.equal(
      all.length,
      made.reduce((sum, { messageCount }) => sum + messageCount, 0),
    );
    assert.ok(
      all.some(({ reactions }) => reactions.length > 0) &&
        all.some(({ pinned }) => pinned) &&
        all.some(({ removed }) => removed) &&
        all.some(({ mentions }) => mentions),
    );
    const edited = all.find(({ editedAt }) => editedAt !== undefined);
    assert.ok(edited && (edited.editedAt ?? 0) - edited.createdAt < 600_000 && !edited.text.endsWith('…'));
    assert.ok(
      Math.max(...all.map(({ createdAt }) => createdAt)) > Date.now() - 2 * 86_400_000,
      'the newest talk is fresh',
    );
    assert.deepEqual(await seedDemo(storage, ports), [], 'a second time makes nothing');
  });

  test('know every demo person who lives in them, and shut out the one who is banned', async () => {
    const storage = new MemoryStorage();
    await seedDemo(storage, ports);
    for (const { id, community } of demoPersons) {
      if (id === 'newcomer') continue;
      const row = await storage.community(demoSlugs[community]);
      const account = row && (await storage.accountBySubject(row.id, `host:https://demo.hearth.example:${id}`));
      const member = account && (await storage.member(row.id, account.memberId));
      assert.equal(member?.status, id === 'banned' ? 'banned' : 'active', id);
    }
  });

  test('are finished when the making was cut short, and nothing is there twice', async () => {
    const whole = new MemoryStorage();
    await seedDemo(whole, ports);
    const storage = new MemoryStorage();
    let left = 900;
    const failing = new Proxy(storage, {
      get(target, name) {
        if (name === 'transaction' && left-- <= 0) return () => Promise.reject(new StorageUnavailable('cut short'));
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    await assert.rejects(seedDemo(failing, ports));
    await seedDemo(storage, ports);
    const count = async (of: MemoryStorage) =>
      [...(await talkOf(of))].map(([channel, rows]) => [channel, rows.length]).sort();
    assert.deepEqual(await count(storage), await count(whole));
  });
});
