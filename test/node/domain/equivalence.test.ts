/**
 * Patches on an old picture equal a fresh one, over histories in which every command succeeds.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../../server/domain/command.ts';
import type { Storage } from '../../../server/domain/storage.ts';
import { createSqliteStorage } from '../../../server/storage/sqlite-storage.ts';
import { commandInputs } from '../../../src/protocol/commands.ts';
import { isDead, rowSchemas } from '../../../src/protocol/rows.ts';
import { parse } from '../../../src/protocol/schema.ts';
import { runHistory, seededDice } from '../../kit/domain-history.ts';
import { type DomainWorld, domainWorld, domainWorldOver } from '../../kit/domain-world.ts';
import { assertSamePicture, catchUp, look, type Picture } from '../../kit/equivalence.ts';
import { temporaryFolder } from '../../kit/storage-folder.ts';

const KEYS = ['owner', 'Priya', 'Tom', 'Hannah', 'Marta'];
const STEPS = 700;

async function isMember(world: DomainWorld<Storage>, actor: Actor): Promise<boolean> {
  return (await world.storage.member(actor.communityId, actor.memberId))?.status === 'active';
}

async function checkHistory(world: DomainWorld<Storage>, seed: number): Promise<void> {
  const held: { readonly actor: Actor; readonly picture: Picture }[] = [];
  let people: readonly Actor[] = [];
  const done = await runHistory({
    world,
    keys: KEYS,
    dice: seededDice(seed),
    steps: STEPS,
    async onStep(step, those) {
      people = those;
      if (step % 20 !== 0) return;
      for (const actor of those.slice(0, 3)) {
        if (await isMember(world, actor)) held.push({ actor, picture: await look(world, actor) });
      }
    },
  });
  assert.deepEqual(world.ports.errors, []);
  const missing = Object.keys(commandInputs).filter((type) => !done.has(type as never));
  assert.deepEqual(missing, [], 'commands that never succeeded');
  for (const actor of people) {
    if (!(await isMember(world, actor))) continue;
    const fresh = await look(world, actor);
    for (const { picture } of held.filter((one) => one.actor.memberId === actor.memberId)) {
      assertSamePicture(await catchUp(world, actor, picture), fresh);
    }
  }
}

for (const seed of [1, 2, 3]) {
  test(`rows since any cursor on the old state equal a fresh look (history ${String(seed)})`, async () => {
    await checkHistory(await domainWorld({ seed }), seed);
  });
}

test('so they do over the embedded store, which ends up with the very same rows', async (t) => {
  const storage = createSqliteStorage(temporaryFolder(t));
  try {
    const world = await domainWorldOver(storage, { seed: 4 });
    await checkHistory(world, 4);
    const twin = await domainWorld({ seed: 4 });
    await checkHistory(twin, 4);
    const [there, here] = [await look(world, world.owner), await look(twin, twin.owner)];
    assert.deepEqual([...there.rows], [...here.rows]);
  } finally {
    await storage.close();
  }
});

test('every row that a commit hands out fits its schema, and every stream’s revs are dense', async () => {
  const world = await domainWorld({ seed: 9 });
  await runHistory({ world, keys: KEYS, dice: seededDice(9), steps: STEPS, onStep: () => Promise.resolve() });
  const revs = new Map<string, number>();
  const kinds = new Set<string>();
  for (const { changes } of world.commits) {
    for (const { stream, rev, rows } of changes) {
      assert.equal(rev, (revs.get(stream) ?? 0) + 1, stream);
      revs.set(stream, rev);
      for (const row of rows) {
        assert.equal(row.rev, rev);
        kinds.add(row.kind);
        if (isDead(row)) assert.deepEqual(Object.keys(row).sort(), ['deleted', 'id', 'kind', 'rev']);
        else assert.deepEqual(parse(rowSchemas[row.kind], row), { ok: true, value: row });
      }
    }
  }
  assert.deepEqual([...kinds].sort(), Object.keys(rowSchemas).sort());
});
