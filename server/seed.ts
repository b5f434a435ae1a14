/**
 * Makes the demo's communities: people, roles, channels and months of talk, through the same rules as everybody's. A
 * community that is complete is left as it is, so a second start finds its data; one that was cut short is finished.
 */
import { demoNow } from '../demo/content/anchor.ts';
import { createDemoCommunities } from '../demo/content/communities.ts';
import type { DemoCommunity, DemoPerson } from '../demo/content/content.ts';
import type { Actor } from './domain/command.ts';
import type { Ports } from './domain/ports.ts';
import type { Storage } from './domain/storage.ts';
import { demoSubject, ensureDemoKey, SEEDED } from './seeding/demo-host.ts';
import { demoStructure } from './seeding/demo-structure.ts';
import { type DemoPictureParts, seedPictures } from './seeding/seed-pictures.ts';
import { seedPlaces } from './seeding/seed-places.ts';
import { seedReading } from './seeding/seed-reading.ts';
import { seedTalk } from './seeding/seed-talk.ts';
import { createSeeder, type Seeder } from './seeding/seeder.ts';

const HOUR_MS = 3_600_000;

export interface Seeded {
  readonly slug: string;
  readonly name: string;
  readonly messageCount: number;
}

/**
 * @param pictures where to draw some people's pictures to; without it, everybody has initials.
 * @returns what was made by this call; nothing when everything was there. @throws Error when the rules refuse something.
 */
export async function seedDemo(
  storage: Storage,
  ports: Ports,
  pictures?: DemoPictureParts,
): Promise<readonly Seeded[]> {
  const made = createDemoCommunities().map(async (demo): Promise<Seeded | undefined> => {
    const present = await storage.community(demo.slug);
    if (present && (await storage.setting(present.id, SEEDED)) === true) return undefined;
    await seedCommunity(storage, ports, demo, pictures);
    return { slug: demo.slug, name: demo.name, messageCount: Object.values(demo.messages).flat().length };
  });
  return (await Promise.all(made)).filter((seeded) => seeded !== undefined);
}

async function seedCommunity(
  storage: Storage,
  ports: Ports,
  demo: DemoCommunity,
  pictures: DemoPictureParts | undefined,
): Promise<void> {
  const now = demoNow(ports.now(), -new Date(ports.now()).getTimezoneOffset());
  const seeder = createSeeder(storage, ports);
  const oldest = Math.max(
    ...Object.values(demo.messages)
      .flat()
      .map(({ ago }) => ago),
  );
  const beginning = now - oldest * 60_000 - 24 * HOUR_MS;
  const communityId = await seeder.at(beginning, () => makeOnce(storage, seeder, demo));
  await ensureDemoKey(storage, communityId, demo.slug);
  const actors = await admitPeople(storage, seeder, demo, communityId, beginning);
  const actor = (key: string): Actor => {
    const known = actors.get(key);
    if (known) return known;
    throw new Error(`The demo of ${demo.slug} knows nobody called “${key}”.`);
  };
  const channelIds = await seeder.at(beginning, () => seedPlaces({ storage, seeder, demo, communityId, actor }));
  await seedTalk({ seeder, demo, channelIds, now, actor });
  await seeder.at(now, () => seedReading({ seeder, demo, actor }));
  if (pictures) await seedPictures({ ...pictures, seeder, demo, communityId, actor });
  await storage.transaction((tx) => tx.putSetting(communityId, SEEDED, true));
}

async function makeOnce(storage: Storage, { domain }: Seeder, demo: DemoCommunity): Promise<string> {
  const present = await storage.community(demo.slug);
  if (present) return present.id;
  const { slug, name, template, people } = demo;
  const owner = people.find(({ key }) => key === 'owner');
  const wanted = {
    slug,
    name,
    template,
    structure: demoStructure(demo),
    ownerSubject: demoSubject('owner'),
    ownerName: owner?.name,
  };
  const made = await domain.createCommunity(wanted);
  if (!made.ok) throw new Error(`The demo’s community ${slug} was refused: ${made.error.message}`);
  return made.result.communityId;
}

/** They join one after another over the first day, as the host's tokens would let them in. */
async function admitPeople(
  storage: Storage,
  seeder: Seeder,
  demo: DemoCommunity,
  communityId: string,
  beginning: number,
): Promise<ReadonlyMap<string, Actor>> {
  const actors = await Promise.all(
    demo.people.map((person, index) => {
      const at = beginning + Math.round((index * 12 * HOUR_MS) / demo.people.length);
      return seeder.at(at, () => admitOne(storage, seeder, communityId, person, at));
    }),
  );
  return new Map(demo.people.map(({ key }, index) => [key, actors[index] as Actor]));
}

async function admitOne(
  storage: Storage,
  { domain, run }: Seeder,
  communityId: string,
  person: DemoPerson,
  at: number,
): Promise<Actor> {
  const { key, name, roles, ageBand = 'adult', about, banned } = person;
  const known = banned ? await storage.accountBySubject(communityId, demoSubject(key)) : undefined;
  if (known) return { communityId, memberId: known.memberId, ageBand: known.ageBand }; // shut out already by a seeding that was cut short
  const admitted = await domain.admit({
    communityId,
    subject: demoSubject(key),
    issuedAt: at,
    claims: { name, roles, ageBand },
  });
  if (!admitted.ok) throw new Error(`The demo’s ${key} was not let in: ${admitted.error.message}`);
  const { actor } = admitted.result;
  if (about) await run(actor, 'profile.update', { about }, `about ${key}`);
  return actor;
}
