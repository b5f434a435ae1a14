/** Two menus of the frame: the community's (new channel, archive, mark read) and the person's own (spacing, keys, sign out). */
import type { HearthClient } from '../../src/index.ts';
import { openCategoryDialog } from '../channel-dialog/category-dialog.ts';
import { openChannelDialog } from '../channel-dialog/channel-dialog.ts';
import { ask } from '../dialog/dialog.ts';
import * as menuShapes from '../icons/menu-shapes.ts';
import * as later from '../icons/later-shapes.ts';
import { openKeyHelp } from '../key-help/key-help.ts';
import '../locales/en-menus.ts';
import type { Locale } from '../locales/locale.ts';
import { type MenuItem, openMenu } from '../menu/menu.ts';

export interface CommunityMenuOptions {
  readonly kind: 'community' | 'person';
  readonly anchor: HTMLElement;
  readonly client: HearthClient;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  readonly navigate: (channelId: string) => void;
  readonly density: DensityChoice;
  readonly singleKeys: { readonly on: boolean; set(on: boolean): void };
  readonly onProblem: (message: string) => void;
}
export interface DensityChoice {
  readonly current: Density;
  set(density: Density): void;
}
export const DENSITIES = ['compact', 'calm', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

export function openCommunityMenu(options: CommunityMenuOptions): void {
  const { anchor, root, locale, kind } = options;
  const label = locale.t(kind === 'community' ? 'community.menu' : 'community.settings');
  openMenu({ root, anchor, label, groups: kind === 'community' ? communityGroups(options) : personGroups(options) });
}

function communityGroups(options: CommunityMenuOptions): MenuItem[][] {
  const { client, locale, root } = options;
  const { t } = locale;
  const mayManage = client.community.permissions.get().has('channel.manage');
  const archived = mayManage ? client.community.archived.get() : [];
  return [
    [{ label: t('community.markAllRead'), shape: menuShapes.mailOpen, act: () => void client.community.markAllRead() }],
    mayManage
      ? [
          {
            label: t('community.newChannel'),
            shape: menuShapes.plus,
            act: () => openChannelDialog({ root, client, locale, onCreated: options.navigate }),
          },
          {
            label: t('community.newCategory'),
            shape: menuShapes.folderPlus,
            act: () => openCategoryDialog({ root, client, locale }),
          },
        ]
      : [],
    archived.map((channel) => ({
      label: `${t('channel.restore')}: ${channel.name}`,
      shape: menuShapes.archive,
      act: () => void restore(options, channel.id),
    })),
    [{ label: t('community.shortcuts'), shape: later.info, act: () => openKeyHelp(root, locale) }],
  ];
}

async function restore({ client, onProblem }: CommunityMenuOptions, channelId: string): Promise<void> {
  const answer = await client.command('channel.setArchived', { channelId, archived: false });
  if (!answer.ok) onProblem(answer.error.message);
}

function personGroups({ client, locale, root, density, singleKeys }: CommunityMenuOptions): MenuItem[][] {
  const { t } = locale;
  const signOut = async (): Promise<void> => {
    const { waiting, failed } = client.outbox.get();
    const count = waiting + failed;
    const yes =
      count === 0 ||
      (await ask({
        root,
        locale,
        title: t('community.signOut'),
        text: t('community.signOutAsk', { count }),
        yes: t('community.signOut'),
        isHarm: true,
      }));
    if (yes) await client.session.logout();
  };
  return [
    DENSITIES.map((choice) => ({
      label: t(`community.density.${choice}`),
      checked: density.current === choice,
      act: () => density.set(choice),
    })),
    [
      { label: t('community.shortcutsOff'), checked: singleKeys.on, act: () => singleKeys.set(!singleKeys.on) },
      { label: t('community.shortcuts'), shape: later.info, act: () => openKeyHelp(root, locale) },
    ],
    [{ label: t('community.signOut'), shape: menuShapes.logOut, act: () => void signOut() }],
  ];
}
