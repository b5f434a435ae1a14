// The demo's three communities, ready to be seeded. Built on call; the same every time.
import { blog } from './blog/community.ts';
import { buildCommunity } from './build.ts';
import { charity } from './charity/community.ts';
import type { DemoCommunity } from './content.ts';
import { school } from './school/community.ts';

export function createDemoCommunities(): DemoCommunity[] {
  return [school, charity, blog].map(buildCommunity);
}
