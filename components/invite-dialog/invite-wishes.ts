/** What an invite may be: for how long, for how many. The wishes of the form, before there is a link. */
import type { Locale } from '../locales/locale.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface Wishes {
  readonly roleId: string | null;
  readonly channelId: string | null;
  readonly lifetimeMs: number | null;
  readonly uses: number | null;
  readonly note: string;
}
export const FIRST_WISHES: Wishes = { roleId: null, channelId: null, lifetimeMs: 7 * DAY, uses: 50, note: '' };

interface Choice {
  readonly value: number | null;
  readonly label: string;
}

export function lifetimes({ t }: Locale): readonly Choice[] {
  return [
    ...[1, 12].map((count) => ({ value: count * HOUR, label: t('invite.hours', { count }) })),
    ...[1, 7, 30].map((count) => ({ value: count * DAY, label: t('invite.days', { count }) })),
    { value: null, label: t('invite.forever') },
  ];
}

export function uses({ t }: Locale): readonly Choice[] {
  return [
    ...[1, 10, 50, 100].map((value) => ({ value, label: t('invite.people', { count: value }) })),
    { value: null, label: t('invite.anyNumber') },
  ];
}
