/** What one is told about a channel, a category or the whole community: the level, and quiet for a time. */
import type { HearthClient } from '../../src/index.ts';
import { bell, bellOff } from '../icons/soon-shapes.ts';
import '../locales/en-menus.ts';
import '../locales/en-soon.ts';
import type { Locale } from '../locales/locale.ts';
import type { MenuItem } from './menu.ts';

const HOUR_MS = 3_600_000;
/** "Until I say otherwise": the last moment a date can hold. */
const ALWAYS = 8_640_000_000_000_000;
const LEVELS = ['all', 'mentions', 'nothing'] as const;

export interface NotificationScope {
  readonly client: HearthClient;
  readonly locale: Locale;
  /** The channel's, the category's or the community's id. */
  readonly scopeId: string;
  /** Where a level comes from that is not set here; nothing for the community itself. */
  readonly inherits?: 'category' | 'community';
}

function tomorrowMorning(now: number): number {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  return morning.setHours(8, 0, 0, 0);
}

export function notificationItems({ client, locale, scopeId, inherits }: NotificationScope): MenuItem[][] {
  const { t } = locale;
  const now = Date.now() + client.clockOffset.get();
  const preference = client.inbox.preferences.get().get(scopeId);
  const isMuted = (preference?.mutedUntil ?? 0) > now;
  const level = preference?.level ?? (inherits ? undefined : 'all');
  const set = (change: { level?: (typeof LEVELS)[number] | null; mutedUntil?: number | null }) => (): void =>
    void client.command('preference.set', { scopeId, ...change });
  const inherited: MenuItem[] = inherits
    ? [
        {
          label: t(inherits === 'category' ? 'level.inheritCategory' : 'level.inherit'),
          checked: level === undefined,
          act: set({ level: null }),
        },
      ]
    : [];
  const levels = LEVELS.map((name) => ({
    label: t(`pane.level.${name}`),
    checked: level === name,
    act: set({ level: name }),
  }));
  const mute: MenuItem[] = isMuted
    ? [{ label: t('pane.unmute'), shape: bell, act: set({ mutedUntil: null }) }]
    : [
        { label: t('pane.mute.hour'), shape: bellOff, act: set({ mutedUntil: Math.round(now + HOUR_MS) }) },
        { label: t('pane.mute.day'), shape: bellOff, act: set({ mutedUntil: tomorrowMorning(now) }) },
        { label: t('pane.mute.always'), shape: bellOff, act: set({ mutedUntil: ALWAYS }) },
      ];
  return [[...inherited, ...levels], mute];
}
