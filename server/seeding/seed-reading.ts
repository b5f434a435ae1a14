/**
 * How far the demo's people have read: nearly everything, with a little left in some channels, so that the first look shows
 * what unread means. Shuts out, last of all, the one who is banned.
 */
import { createHash } from 'node:crypto';
import type { DemoCommunity } from '../../demo/content/content.ts';
import { demoPersons } from '../../demo/content/persons.ts';
import { meStream } from '../../src/protocol/ids.ts';
import type { Actor } from '../domain/command.ts';
import type { Seeder } from './seeder.ts';

/** How many messages stay unread, by chance of the names. */
const LEFT = [0, 0, 2, 0, 1, 0, 4, 0];

export interface ReadingParts {
  readonly seeder: Seeder;
  readonly demo: DemoCommunity;
  actor(personKey: string): Actor;
}

function leftUnread(person: string, channel: string): number {
  const [byte = 0] = createHash('sha256').update(`${person} ${channel}`).digest();
  return LEFT[byte % LEFT.length] ?? 0;
}

async function readOn({ domain, run }: Seeder, actor: Actor, key: string): Promise<void> {
  const { communityId, memberId } = actor;
  const places = (await domain.accessOf(communityId, [memberId])).get(memberId);
  for (const { id, slug, lastSeq } of places?.channels ?? []) {
    const seq = lastSeq - leftUnread(key, slug);
    if (seq > 0) await run(actor, 'readMarker.set', { channelId: id, seq }, `read ${key} ${slug}`);
  }
  const stream = meStream(memberId);
  const state = (await domain.syncStreams(actor, [{ stream, since: null, live: false }]))[stream];
  const markers = new Map(
    state && 'rows' in state
      ? state.rows.flatMap((row) => (row.kind === 'readMarker' && 'seq' in row ? [[row.id, row.seq]] : []))
      : [],
  );
  const done =
    state && 'rows' in state
      ? state.rows.flatMap((row) =>
          row.kind === 'notification' && 'seq' in row && row.seq <= (markers.get(row.channelId) ?? 0) ? [row.id] : [],
        )
      : [];
  for (let at = 0; at < done.length; at += 100)
    await run(
      actor,
      'notification.setDone',
      { notificationIds: done.slice(at, at + 100), done: true },
      `done ${key} ${String(at)}`,
    );
}

export async function seedReading({ seeder, demo, actor }: ReadingParts): Promise<void> {
  const visitors = demo.people.filter(({ key, banned }) => !banned && demoPersons.some(({ id }) => id === key));
  await Promise.all(visitors.map(({ key }) => readOn(seeder, actor(key), key)));
  for (const { key, banned } of demo.people) {
    if (banned)
      await seeder.run(
        actor('owner'),
        'member.ban',
        { memberId: actor(key).memberId, reason: 'Advertising' },
        `ban ${key}`,
      );
  }
}
