/** "View as": what a person or a set of roles may do, in the community and in each channel that the asker can see. */
import { permissionsOf, type Viewer } from '../../src/model/permissions.ts';
import type { QueryContext, QueryDeclaration } from './command.ts';
import { watchPlaces } from './community.ts';
import { viewerOf } from './context.ts';
import { forbidden, invalid } from './refusals.ts';
import { findMember, ownPermissions, placeOf, refusalSentence } from './rights.ts';

export const permissionsPreview: QueryDeclaration<'permissions.preview'> = {
  type: 'permissions.preview',
  rate: 'query',
  async answer(context, { memberId, roleIds }) {
    const viewer = await asked(context, memberId, roleIds);
    const { channels } = await watchPlaces(context);
    const categories = (await context.reader.places(context.actor.communityId)).filter(
      (row) => row.kind === 'category',
    );
    const { roles, now } = context;
    return {
      permissions: [...permissionsOf(viewer, roles, now)],
      channels: channels.map((row) => {
        const category = categories.find(({ id }) => id === row.categoryId);
        return {
          id: row.id,
          name: row.name,
          permissions: [...permissionsOf(viewer, roles, now, placeOf(row, category))],
        };
      }),
    };
  },
};

async function asked(
  context: QueryContext,
  memberId: string | undefined,
  roleIds: readonly string[] | undefined,
): Promise<Viewer> {
  if ((memberId === undefined) === (roleIds === undefined))
    throw invalid('memberId', 'Ask for a person or for roles, one of both.');
  if (memberId !== context.actor.memberId) {
    requireOverview(context);
    context.guard((later) => Promise.resolve(later).then(requireOverview));
  }
  if (memberId !== undefined) return viewerOf(await findMember(context, memberId), context.community);
  return { memberId: '', roleIds: roleIds ?? [], isOwner: false };
}

function requireOverview(context: QueryContext): void {
  const own = ownPermissions(context);
  if (!own.has('role.manage') && !own.has('channel.manage'))
    throw forbidden(refusalSentence(context, 'look at the rights of others'));
}
