/** What is done about a person: pause, remove, ban, let back in, rename. Each asks first. Opened from the profile card. */
import { LIMITS, type HearthClient, type MemberRow } from '../../src/index.ts';
import type { Locale } from '../locales/locale.ts';
import { untilText } from '../locales/until.ts';
import { type Deed, type DeedPlace, openDeed, reasonField } from './deed-dialog.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface DeedOptions extends DeedPlace {
  readonly client: HearthClient;
  readonly member: MemberRow;
}

function serverNow(client: HearthClient): number {
  return Date.now() + client.clockOffset.get();
}

const because = (text: string): { readonly reason?: string } => (text.trim() ? { reason: text.trim() } : {});

function pauseLengths({ t }: Locale): NonNullable<Deed['lengths']> {
  return [
    { label: t('deed.minutes', { count: 10 }), ms: 10 * MINUTE },
    { label: t('deed.hours', { count: 1 }), ms: HOUR },
    { label: t('deed.days', { count: 1 }), ms: DAY },
    { label: t('deed.days', { count: 7 }), ms: 7 * DAY },
    { label: t('deed.days', { count: 28 }), ms: 28 * DAY },
  ];
}

export function askTimeout(options: DeedOptions): void {
  const { client, member, locale } = options;
  const { t } = locale;
  const { id: memberId, name } = member;
  openDeed(options, {
    title: t('deed.timeoutTitle', { name }),
    text: t('deed.timeoutText', { name }),
    lengths: pauseLengths(locale),
    field: reasonField(locale),
    yes: t('person.timeout'),
    run: ({ ms, text }) =>
      client.command('member.timeout', {
        memberId,
        // a moment less than the server's longest: its clock and ours are never quite the same
        until: Math.round(serverNow(client) + Math.min(ms ?? 0, 28 * DAY - MINUTE)),
        ...because(text),
      }),
    done: ({ ms }) => {
      const now = Date.now();
      return t('deed.timeoutDone', { name, time: untilText(locale, now + (ms ?? 0), now) });
    },
  });
}

export function askEndTimeout(options: DeedOptions): void {
  const { client, member, locale } = options;
  const { t } = locale;
  const { id: memberId, name } = member;
  openDeed(options, {
    title: t('deed.untimeoutTitle', { name }),
    text: t('deed.untimeoutText', { name }),
    field: reasonField(locale),
    yes: t('person.untimeout'),
    run: ({ text }) => client.command('member.timeout', { memberId, until: 0, ...because(text) }),
    done: () => t('deed.untimeoutDone', { name }),
  });
}

export function askRemove(options: DeedOptions): void {
  const { client, member, locale } = options;
  const { t } = locale;
  const { id: memberId, name } = member;
  openDeed(options, {
    title: t('deed.removeTitle', { name }),
    text: t('deed.removeText', { name }),
    field: reasonField(locale),
    yes: t('person.remove'),
    isHarm: true,
    run: ({ text }) => client.command('member.remove', { memberId, ...because(text) }),
    done: () => t('deed.removeDone', { name }),
  });
}

export function askBan(options: DeedOptions): void {
  const { client, member, locale } = options;
  const { t } = locale;
  const { id: memberId, name } = member;
  openDeed(options, {
    title: t('deed.banTitle', { name }),
    text: t('deed.banText', { name }),
    lengths: [
      { label: t('deed.always'), ms: null },
      ...[1, 7, 30, 365].map((count) => ({ label: t('deed.days', { count }), ms: count * DAY })),
    ],
    field: reasonField(locale),
    yes: t('person.ban'),
    isHarm: true,
    run: ({ ms, text }) =>
      client.command('member.ban', {
        memberId,
        ...(ms !== null && { until: Math.round(serverNow(client) + ms) }),
        ...because(text),
      }),
    done: () => t('deed.banDone', { name }),
  });
}

export function askUnban(options: DeedOptions): void {
  const { client, member, locale } = options;
  const { t } = locale;
  const { id: memberId, name } = member;
  openDeed(options, {
    title: t('deed.unbanTitle', { name }),
    text: t('deed.unbanText', { name }),
    field: reasonField(locale),
    yes: t('person.unban'),
    run: ({ text }) => client.command('member.unban', { memberId, ...because(text) }),
    done: () => t('deed.unbanDone', { name }),
  });
}

export function askClearPicture(options: DeedOptions): void {
  const { client, member, locale } = options;
  const { t } = locale;
  const { id: memberId, name } = member;
  openDeed(options, {
    title: t('deed.pictureTitle', { name }),
    text: t('deed.pictureText', { name }),
    yes: t('person.clearPicture'),
    isHarm: true,
    run: () => client.command('member.clearPicture', { memberId }),
    done: () => t('deed.pictureDone', { name }),
  });
}

export function askRename(options: DeedOptions): void {
  const { client, member, locale } = options;
  const { t } = locale;
  const { id: memberId, name } = member;
  openDeed(options, {
    title: t('deed.renameTitle', { name }),
    field: { label: t('deed.renameName'), value: name, max: LIMITS.name, isNeeded: true },
    yes: t('person.rename'),
    run: ({ text }) => client.command('member.rename', { memberId, name: text.trim() }),
    done: ({ text }) => t('deed.renameDone', { name: text.trim() }),
  });
}
