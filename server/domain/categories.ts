/**
 * Categories: a heading in the list whose overrides its channels inherit. Each has a stream of its own, like a channel, so
 * that a hidden one moves no counter others can see. Names are compared only with those that the actor sees.
 */
import { foldText } from '../../src/model/fold-text.ts';
import { can, type Viewer } from '../../src/model/permissions.ts';
import type { CategoryRow } from '../../src/protocol/channels.ts';
import { channelStream } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { changedFields, isEmpty } from './changes.ts';
import type { CommandContext, CommandDeclaration } from './command.ts';
import { thingName } from './name-policy.ts';
import { checkOverrides, refuseLockOut } from './overrides.ts';
import { lastPosition, reorder } from './positions.ts';
import { conflict } from './refusals.ts';
import { ownPermissions, requireRight, requireRightIn, seeCategory, type SeenCategory } from './rights.ts';
import { ANYBODY, visiblePlaces } from './visible.ts';

async function allCategories({ tx, actor }: CommandContext): Promise<readonly CategoryRow[]> {
  const rows = (await tx.places(actor.communityId)).filter((row) => row.kind === 'category');
  return rows.sort((a, b) => a.position - b.position);
}

async function seenCategories(context: CommandContext, viewer: Viewer): Promise<readonly CategoryRow[]> {
  const { roles, now, tx, actor } = context;
  return visiblePlaces(viewer, roles, now, await tx.places(actor.communityId)).categories;
}

async function checkNameFree(context: CommandContext, name: string, ownId?: string): Promise<void> {
  const seen = await seenCategories(context, context.viewer);
  if (seen.some((one) => one.id !== ownId && foldText(one.name) === foldText(name))) {
    throw conflict('There is a category with this name already. Choose another.');
  }
}

async function seeManaged(context: CommandContext, categoryId: string): Promise<SeenCategory> {
  const category = await seeCategory(context, categoryId);
  requireRightIn(context, category, 'channel.manage', 'change this category');
  return category;
}

async function save(
  context: CommandContext,
  row: CategoryRow,
  patch: Partial<CategoryRow>,
): Promise<{ readonly rev: number }> {
  const changed = changedFields(row, patch);
  if (isEmpty(changed)) return { rev: 0 };
  context.audit({ detail: { categoryId: row.id, ...changed } });
  return { rev: await context.write(channelStream(row.id), { ...row, ...changed }) };
}

export const categoryCreate: CommandDeclaration<'category.create'> = {
  type: 'category.create',
  rate: 'manage',
  async handle(context, input) {
    requireRight(context, 'channel.manage', 'make categories');
    const name = thingName(input.name, LIMITS.channelName);
    await checkNameFree(context, name);
    const categories = await allCategories(context);
    if (categories.length >= LIMITS.categories) {
      throw conflict(
        `This community already has ${String(LIMITS.categories)} categories, which is the most. Remove one first.`,
      );
    }
    const overrides = await checkOverrides(context, ownPermissions(context), [], input.overrides ?? []);
    refuseLockOut(context, { overrides });
    const id = context.opId;
    const { communityId } = context.actor;
    const isHidden = !can(ANYBODY, 'channel.view', context.roles, context.now, { overrides });
    const position = lastPosition(await seenCategories(context, isHidden ? context.viewer : ANYBODY), context.now);
    await context.write(
      channelStream(id),
      { kind: 'category', id, communityId, name, position, overrides, createdAt: context.now },
      { isNew: true },
    );
    context.audit({ detail: { categoryId: id, name } });
    context.rightsChanged('all');
    return { categoryId: id };
  },
};

export const categoryUpdate: CommandDeclaration<'category.update'> = {
  type: 'category.update',
  rate: 'manage',
  async handle(context, { categoryId, name }) {
    const { row } = await seeManaged(context, categoryId);
    if (name === undefined) return { rev: 0 };
    const kept = thingName(name, LIMITS.channelName);
    if (kept !== row.name) await checkNameFree(context, kept, categoryId);
    return save(context, row, { name: kept });
  },
};

export const categoryMove: CommandDeclaration<'category.move'> = {
  type: 'category.move',
  rate: 'manage',
  async handle(context, { categoryId, beforeId }) {
    const { row } = await seeManaged(context, categoryId);
    const before = beforeId ?? undefined;
    if (before !== undefined) await seeCategory(context, before);
    if (before === categoryId) return { rev: 0 };
    const { tx, actor, roles, now } = context;
    const places = await tx.places(actor.communityId);
    const open = new Set(visiblePlaces(ANYBODY, roles, now, places).categories.map(({ id }) => id));
    const others = (await allCategories(context)).filter(({ id }) => id !== categoryId);
    const index = others.findIndex(({ id }) => id === before);
    const ordered = index < 0 ? [...others, row] : [...others.slice(0, index), row, ...others.slice(index)];
    const positions = reorder(ordered, categoryId, (id) => open.has(id), now);
    let rev = 0;
    for (const other of others) {
      const position = positions.get(other.id);
      if (position !== undefined) rev = await context.write(channelStream(other.id), { ...other, position });
    }
    const saved = await save(context, row, { position: positions.get(categoryId) ?? row.position });
    return saved.rev > 0 ? saved : { rev };
  },
};

export const categorySetOverrides: CommandDeclaration<'category.setOverrides'> = {
  type: 'category.setOverrides',
  rate: 'manage',
  async handle(context, { categoryId, overrides }) {
    const { row, permissions } = await seeManaged(context, categoryId);
    const kept = await checkOverrides(context, permissions, row.overrides, overrides);
    refuseLockOut(context, { overrides: kept });
    const saved = await save(context, row, { overrides: kept });
    if (saved.rev > 0) context.rightsChanged('all');
    return saved;
  },
};

export const categoryDelete: CommandDeclaration<'category.delete'> = {
  type: 'category.delete',
  rate: 'manage',
  async handle(context, { categoryId }) {
    const { row } = await seeManaged(context, categoryId);
    const places = await context.tx.places(context.actor.communityId);
    if (places.some((place) => place.kind === 'channel' && place.categoryId === categoryId)) {
      throw conflict('This category is not empty. Move its channels, archived ones too, somewhere else first.');
    }
    context.audit({ detail: { categoryId, name: row.name } });
    context.rightsChanged('all');
    return { rev: await context.write(channelStream(categoryId), { kind: 'category', id: categoryId, deleted: true }) };
  },
};
