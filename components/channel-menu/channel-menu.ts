/** The actions of one channel or category, by what the person may do. */
import type { CategoryRow, ChannelRow, HearthClient } from '../../src/index.ts';
import { openCategoryDialog } from '../channel-dialog/category-dialog.ts';
import { openChannelDialog } from '../channel-dialog/channel-dialog.ts';
import { writeRoute } from '../community/hash-route.ts';
import { ask } from '../dialog/dialog.ts';
import * as menuShapes from '../icons/menu-shapes.ts';
import * as later from '../icons/later-shapes.ts';
import * as shapes from '../icons/shapes.ts';
import '../locales/en-menus.ts';
import type { Locale } from '../locales/locale.ts';
import { type MenuItem, openMenu } from '../menu/menu.ts';

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
          shape: shapes.link,
          act: () => void navigator.clipboard.writeText(link),
        },
      ],
      mayManage ? manageItems(options, channel) : [],
    ],
  });
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
    { label: t('channel.edit'), shape: shapes.pencil, act: () => openChannelDialog({ root, client, locale, channel }) },
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
  const groups = client.community.groups.get();
  const group = groups.find(({ category }) => category?.id === id);
  if (!group?.category) return;
  const { category } = group;
  const { t } = locale;
  const categories = groups.flatMap((other): CategoryRow[] => (other.category ? [other.category] : []));
  const at = categories.findIndex((other) => other.id === id);
  const move = (beforeId: string | null): void =>
    void run(options, client.command('category.move', { categoryId: id, beforeId }));
  openMenu({
    root,
    anchor,
    label: t('category.actions', { name: category.name }),
    groups: [
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
          shape: shapes.pencil,
          act: () => openCategoryDialog({ root, client, locale, category }),
        },
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
          disabled: group.channels.length > 0,
          act: () => void run(options, client.command('category.delete', { categoryId: id })),
        },
      ],
    ],
  });
}

async function run(options: ChannelMenuOptions, answer: ReturnType<HearthClient['command']>): Promise<void> {
  const result = await answer;
  if (!result.ok) options.onProblem(result.error.message);
}
