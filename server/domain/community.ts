/** The community's own settings, and the first picture of it that a reader gets. */
import { communityStream } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { changedFields, isEmpty } from './changes.ts';
import type { CommandDeclaration, QueryContext, QueryDeclaration } from './command.ts';
import { plainLine, thingName } from './name-policy.ts';
import { requirePicture } from './pictures.ts';
import { notFound } from './refusals.ts';
import { ownPermissions, requireRight } from './rights.ts';
import { type Places, visiblePlaces } from './visible.ts';

export const communityUpdate: CommandDeclaration<'community.update'> = {
  type: 'community.update',
  rate: 'manage',
  async handle(context, { name, tagline, ...fields }) {
    requireRight(context, 'community.manage', 'change this community');
    await requirePicture(context, fields.pictureUrl, context.community.pictureUrl);
    const changed = changedFields(context.community, {
      ...fields,
      ...(name === undefined ? {} : { name: thingName(name, LIMITS.name) }),
      ...(tagline === undefined ? {} : { tagline: plainLine(tagline) }),
    });
    if (isEmpty(changed)) return { rev: 0 };
    context.audit({ detail: changed });
    return { rev: await context.write(communityStream(context.community.id), { ...context.community, ...changed }) };
  },
};

export const communityGet: QueryDeclaration<'community.get'> = {
  type: 'community.get',
  rate: 'query',
  async answer(context) {
    const { reader, actor, community, me, roles } = context;
    const { channels, categories } = await watchPlaces(context);
    const { total } = await reader.memberPage(actor.communityId, { status: 'active', limit: 1 });
    return {
      community,
      me: { ...me, permissions: [...ownPermissions(context)], ageBand: actor.ageBand },
      categories,
      channels,
      roles,
      memberCount: total,
    };
  },
};

/** The places seen now; reading starts over when any of them is lost before its end. */
export async function watchPlaces(context: QueryContext): Promise<Places> {
  const read = async ({ viewer, roles, now, reader, actor }: QueryContext): Promise<Places> =>
    visiblePlaces(viewer, roles, now, await reader.places(actor.communityId));
  const seen = await read(context);
  context.guard(async (later) => {
    const { channels, categories } = await read(later);
    const still = new Set([...channels, ...categories].map(({ id }) => id));
    if ([...seen.channels, ...seen.categories].some(({ id }) => !still.has(id))) throw notFound();
  });
  return seen;
}
