/** Two menus of the frame: the community's (new channel, archive, mark read) and the person's own (spacing, keys, sign out). */
import type { HearthClient } from '../../src/index.ts';
import { openCategoryDialog } from '../channel-dialog/category-dialog.ts';
import { openChannelDialog } from '../channel-dialog/channel-dialog.ts';
import { ask } from '../dialog/dialog.ts';
import * as menuShapes from '../icons/menu-shapes.ts';
import * as later from '../icons/later-shapes.ts';
import * as shapes from '../icons/shapes.ts';
import { settings, bell } from '../icons/soon-shapes.ts';
import { openKeyHelp } from '../key-help/key-help.ts';
import '../locales/en-menus.ts';
import { errorText } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { withWords } from '../locales/texts.ts';
import { type MenuItem, openMenu } from '../menu/menu.ts';
import { notificationItems } from '../menu/notification-items.ts';

export interface CommunityMenuOptions {
  readonly kind: 'community' | 'person';
  readonly anchor: HTMLElement;
  readonly client: HearthClient;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  /** The server's address, for the links of invites. */
  readonly server: string;
  readonly navigate: (channelId: string) => void;
  readonly showMembers: () => void;
  /** Says that something was done. */
  readonly tell: (message: string) => void;
  readonly density: DensityChoice;
  readonly singleKeys: { readonly on: boolean; set(on: boolean): void };
  readonly onProblem: (message: string) => void;
}
export interface DensityChoice {
  readonly current: Density;
  set(density: Density): void;
}
const PRESENCES = ['online', 'idle', 'busy', 'invisible'] as const;
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
    [
      { label: t('community.markAllRead'), shape: menuShapes.mailOpen, act: () => void client.community.markAllRead() },
      notifications(options),
    ],
    peopleItems(options),
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

/** A menu of its own, in the place of this one. */
function notifications({ client, locale, root, anchor }: CommunityMenuOptions): MenuItem {
  const label = locale.t('community.notifications');
  const scopeId = client.community.row.get()?.id ?? '';
  const open = (): void =>
    void openMenu({ root, anchor, label, groups: notificationItems({ client, locale, scopeId }) });
  return { label, shape: bell, act: open };
}

/** People and who looks after them; each screen loads when it is first opened. */
function peopleItems({ client, locale, root, server, showMembers, tell }: CommunityMenuOptions): MenuItem[] {
  const { t } = locale;
  const may = client.community.permissions.get();
  const all: (MenuItem | false)[] = [
    { label: t('community.members'), shape: shapes.users, act: showMembers },
    may.has('invite.create') && {
      label: t('community.invite'),
      shape: menuShapes.userPlus,
      act: () =>
        void withWords(import('../invite-dialog/invite-screen.ts')).then(({ openInviteDialog }) =>
          openInviteDialog({ client, locale, root, server }),
        ),
    },
    may.has('role.manage') && {
      label: t('community.roles'),
      shape: menuShapes.shield,
      act: () =>
        void withWords(import('../role-screen/role-screen.ts')).then(({ openRoleScreen }) =>
          openRoleScreen({ client, locale, root }),
        ),
    },
    may.has('community.manage') && {
      label: t('community.about'),
      shape: settings,
      act: () =>
        void import('../community-dialog/community-dialog.ts').then(({ openCommunityDialog }) =>
          openCommunityDialog({ client, locale, root, tell }),
        ),
    },
    (may.has('member.ban') || may.has('member.remove')) && {
      label: t('community.out'),
      shape: later.ban,
      act: () =>
        void withWords(import('../moderation/out-list.ts')).then(({ openOutList }) =>
          openOutList({ client, locale, root, tell }),
        ),
    },
  ];
  return all.filter((item) => item !== false);
}

/** How others see that one is here. Kept on this device. */
function presenceItems({ client, locale }: CommunityMenuOptions): MenuItem[] {
  const kept: unknown = client.settings.get('presence').get();
  const current = kept ?? 'online';
  return PRESENCES.map((presence) => ({
    label: locale.t(`presence.${presence}`),
    checked: current === presence,
    act: () => client.session.setPresence(presence),
  }));
}

async function restore({ client, locale, onProblem }: CommunityMenuOptions, channelId: string): Promise<void> {
  const answer = await client.command('channel.setArchived', { channelId, archived: false });
  if (!answer.ok) onProblem(errorText(locale, answer.error));
}

function personGroups(options: CommunityMenuOptions): MenuItem[][] {
  const { client, locale, root, density, singleKeys, tell } = options;
  const { t } = locale;
  const profile = (): void =>
    void withWords(import('../profile-card/profile-dialog.ts')).then(({ openProfileDialog }) =>
      openProfileDialog({ client, locale, root, tell }),
    );
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
    [{ label: t('community.profile'), shape: menuShapes.userRound, act: profile }],
    presenceItems(options),
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
