/** What the sample hosts know of the demo's people: for the back end that signs them in. */
import { createDemoCommunities } from '../../demo/content/communities.ts';
import { demoPersons, demoSlugs } from '../../demo/content/persons.ts';
import { IDENTITY_KEYS, type IdentityKey } from '../auth/identity-keys.ts';
import type { Storage } from '../domain/storage.ts';
import { DEMO_KEY_ID } from './demo-host.ts';

export interface DemoHost {
  readonly visitors: readonly {
    readonly id: string;
    readonly name: string;
    readonly note: string;
    readonly community: string;
  }[];
  claimsOf(personId: string, slug: string): Readonly<Record<string, unknown>>;
  keyOf(communityId: string): Promise<IdentityKey | undefined>;
}

export function createDemoHost(storage: Storage): DemoHost {
  const peopleOf = new Map(createDemoCommunities().map(({ slug, people }) => [slug, people]));
  return {
    visitors: demoPersons.map(({ id, name, note, community }) => ({ id, name, note, community: demoSlugs[community] })),
    claimsOf(personId, slug) {
      const person = peopleOf.get(slug)?.find(({ key }) => key === personId);
      const name = person?.name ?? demoPersons.find(({ id }) => id === personId)?.name;
      return { name, roles: person?.roles ?? [], ageBand: person?.ageBand ?? 'adult' };
    },
    async keyOf(communityId) {
      const keys = (await storage.setting(communityId, IDENTITY_KEYS)) as readonly IdentityKey[] | undefined;
      return keys?.find(({ kid }) => kid === DEMO_KEY_ID);
    },
  };
}
