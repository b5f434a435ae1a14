/** The actions of one channel or category, by what the person may do. */
import type { CategoryRow, ChannelGroup, ChannelRow, HearthClient } from '../../src/index.ts';
import { openCategoryDialog } from '../channel-dialog/category-dialog.ts';
import { openChannelDialog } from '../channel-dialog/channel-dialog.ts';
import { writeRoute } from '../community/hash-route.ts';
import { ask } from '../dialog/dialog.ts';
import * as menuShapes from '../icons/menu-shapes.ts';
import * as later from '../icons/later-shapes.ts';
import * as shapes from '../icons/shapes.ts';
import { bell } from '../icons/soon-shapes.ts';
import '../locales/en-menus.ts';
import { errorText } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { withWords } from '../locales/texts.ts';
import { type MenuItem, openMenu } from '../menu/menu.ts';
import { notificationItems } from '../menu/notification-items.ts';

export interface ChannelMenuOptions {
  readonly client: HearthClient;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  readonly kind: 'channel' | 'category';
  readonly id: string;
  readonly anchor: HTMLElement;
  /** Something went wrong, in words for the person. */
  readonly onProblem: (message: string) => void;
}

export function openChannelMenu(options: ChannelMenuOptions): void {
  if (options.kind === 'category') openForCategory(options);
  else openForChannel(options);
}

function openForChannel(options: ChannelMenuOptions): void {
  const { client, locale, root, anchor, id } = options;
  const channel = client.channel(id).row.get();
  if (!channel) return;
  const mayManage = client.channel(id).permissions.get().has('channel.manage');
  const link = new URL(writeRoute(client.community.row.get()?.slug ?? '', channel.slug), location.href).href;
  openMenu({
    root,
    anchor,
    label: locale.t('channel.actions', { name: channel.name }),
    groups: [
      [
        {
          label: locale.t('channel.markRead'),
          shape: menuShapes.mailOpen,
          act: () => void client.community.markAllRead([id]),
        },
        {
          label: locale.t('channel.copyLink'),
          shape: later.link,
          act: () => void navigator.clipboard.writeText(link),
        },
        notifications(options, channel.categoryId === null ? 'community' : 'category'),
      ],
      mayManage ? manageItems(options, channel) : [],
    ],
  });
}

/** A menu of its own, in the place of this one. */
function notifications(
  { client, locale, root, anchor, id }: ChannelMenuOptions,
  inherits: 'category' | 'community',
): MenuItem {
  const label = locale.t('channel.notifications');
  const groups = notificationItems({ client, locale, scopeId: id, inherits });
  return { label, shape: bell, act: () => void openMenu({ root, anchor, label, groups }) };
}

function rights({ client, locale, root }: ChannelMenuOptions, place: ChannelRow | CategoryRow): MenuItem {
  const open = (): void =>
    void withWords(import('../override-dialog/override-screen.ts')).then(({ openOverrides }) =>
      openOverrides({ client, locale, root, place }),
    );
  return { label: locale.t('channel.rights'), shape: shapes.lock, act: open };
}

function manageItems(options: ChannelMenuOptions, channel: ChannelRow): MenuItem[] {
  const { client, locale, root } = options;
  const { t } = locale;
  const siblings =
    client.community.groups.get().find((group) => (group.category?.id ?? null) === channel.categoryId)?.channels ?? [];
  const at = siblings.findIndex((sibling) => sibling.id === channel.id);
  const move = (beforeId: string | null): void =>
    void run(
      options,
      client.command('channel.move', { channelId: channel.id, categoryId: channel.categoryId, beforeId }),
    );
  const archive = async (): Promise<void> => {
    const yes = await ask({
      root,
      locale,
      title: t('channel.archive'),
      text: t('channel.archiveAsk', { name: channel.name }),
      yes: t('channel.archive'),
    });
    if (yes) await run(options, client.command('channel.setArchived', { channelId: channel.id, archived: true }));
  };
  return [
    { label: t('channel.edit'), shape: later.pencil, act: () => openChannelDialog({ root, client, locale, channel }) },
    rights(options, channel),
    {
      label: t('channel.moveUp'),
      shape: shapes.arrowUp,
      disabled: at <= 0,
      act: () => move(siblings[at - 1]?.id ?? null),
    },
    {
      label: t('channel.moveDown'),
      shape: later.arrowDown,
      disabled: at >= siblings.length - 1,
      act: () => move(siblings[at + 2]?.id ?? null),
    },
    { label: t('channel.archive'), shape: menuShapes.archive, stop: true, act: () => void archive() },
  ];
}

function openForCategory(options: ChannelMenuOptions): void {
  const { client, locale, root, anchor, id } = options;
  const group = client.community.groups.get().find(({ category }) => category?.id === id);
  if (!group?.category) return;
  const mayManage = client.community.permissions.get().has('channel.manage');
  openMenu({
    root,
    anchor,
    label: locale.t('category.actions', { name: group.category.name }),
    groups: [
      [notifications(options, 'community')],
      ...(mayManage ? categoryItems(options, group.category, group) : []),
    ],
  });
}

function categoryItems(options: ChannelMenuOptions, category: CategoryRow, { channels }: ChannelGroup): MenuItem[][] {
  const { client, locale, root } = options;
  const { t } = locale;
  const { id } = category;
  const hasArchived = client.community.archived.get().some(({ categoryId }) => categoryId === id);
  const categories = client.community.groups.get().flatMap((other) => other.category ?? []);
  const at = categories.findIndex((other) => other.id === id);
  const move = (beforeId: string | null): void =>
    void run(options, client.command('category.move', { categoryId: id, beforeId }));
  return [
    [
      {
        label: t('community.newChannel'),
        shape: menuShapes.plus,
        act: () => openChannelDialog({ root, client, locale, categoryId: id }),
      },
    ],
    [
      {
        label: t('category.rename'),
        shape: later.pencil,
        act: () => openCategoryDialog({ root, client, locale, category }),
      },
      rights(options, category),
      {
        label: t('channel.moveUp'),
        shape: shapes.arrowUp,
        disabled: at <= 0,
        act: () => move(categories[at - 1]?.id ?? null),
      },
      {
        label: t('channel.moveDown'),
        shape: later.arrowDown,
        disabled: at >= categories.length - 1,
        act: () => move(categories[at + 2]?.id ?? null),
      },
      {
        label: t('category.remove'),
        shape: menuShapes.trash2,
        stop: true,
        disabled: channels.length > 0 || hasArchived,
        reason: t(channels.length > 0 ? 'category.removeBusy' : 'category.removeArchived'),
        act: () => void run(options, client.command('category.delete', { categoryId: id })),
      },
    ],
  ];
}

async function run(options: ChannelMenuOptions, answer: ReturnType<HearthClient['command']>): Promise<void> {
  const result = await answer;
  if (!result.ok) options.onProblem(errorText(options.locale, result.error));
}
