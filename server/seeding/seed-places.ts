/** Finds the demo's channels again by name, and lets the people in who are named beside a channel's roles. */
import type { DemoCommunity } from '../../demo/content/content.ts';
import type { Actor } from '../domain/command.ts';
import type { Storage } from '../domain/storage.ts';
import type { Seeder } from './seeder.ts';

export interface PlaceParts {
  readonly storage: Storage;
  readonly seeder: Seeder;
  readonly demo: DemoCommunity;
  readonly communityId: string;
  actor(personKey: string): Actor;
}

/** @returns channel ids by the demo's keys. */
export async function seedPlaces({
  storage,
  seeder,
  demo,
  communityId,
  actor,
}: PlaceParts): Promise<Readonly<Record<string, string>>> {
  const rows = (await storage.places(communityId)).filter((row) => row.kind === 'channel');
  const channelIds: Record<string, string> = {};
  for (const { key, name, private: audience } of demo.channels) {
    const row = rows.find((candidate) => candidate.name === name);
    if (!row) throw new Error(`The demo’s channel “${name}” of ${demo.slug} is missing.`);
    channelIds[key] = row.id;
    const people = (audience?.people ?? []).map((person) => ({
      target: 'member' as const,
      id: actor(person).memberId,
      allow: ['channel.view' as const],
      deny: [],
    }));
    if (people.length > 0)
      await seeder.run(
        actor('owner'),
        'channel.setOverrides',
        { channelId: row.id, overrides: [...row.overrides.filter(({ target }) => target === 'role'), ...people] },
        `people of ${key}`,
      );
  }
  return channelIds;
}
