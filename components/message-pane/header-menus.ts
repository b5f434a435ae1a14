/** What the buttons in a channel's head open: pins, notifications, more. Loaded lazily. */
import { html, render } from 'lit';
import { adopt } from '../base/adopt.ts';
import { laterBase } from '../base/later-base.ts';
import { createPopup } from '../base/popup.ts';
import type { ChannelHandle, HearthClient, MessageRow } from '../../src/index.ts';
import { placeBeside } from '../base/place-beside.ts';
import { checkCheck } from '../icons/menu-shapes.ts';
import { info, link } from '../icons/later-shapes.ts';
import { users } from '../icons/shapes.ts';
import { bell, bellOff, pin } from '../icons/soon-shapes.ts';
import { type MenuItem, openMenu } from '../menu/menu.ts';
import type { Locale } from '../locales/locale.ts';
import type { Names } from '../message-list/message-text.ts';
import { excerptOf } from '../message-list/quote.ts';

const HOUR_MS = 3_600_000;
/** "Until I say otherwise": the last moment a date can hold. */
const ALWAYS = 8_640_000_000_000_000;

export interface HeaderMenuOptions {
  readonly client: HearthClient;
  readonly channel: ChannelHandle;
  readonly locale: Locale;
  readonly names: Names;
  readonly root: ShadowRoot;
  readonly anchor: HTMLElement;
  readonly pins: readonly MessageRow[];
  readonly isNested: boolean;
  /** The channel's own address. */
  readonly link: string;
  readonly now: number;
  jump(messageId: string): void;
  tell(text: string): void;
  showMembers(): void;
  showAbout(): void;
}

function tomorrowMorning(now: number): number {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  return morning.setHours(8, 0, 0, 0);
}

function notificationGroups({ client, channel, locale, now }: HeaderMenuOptions): MenuItem[][] {
  const { t } = locale;
  const scopeId = channel.id.get();
  if (!scopeId) return [];
  const preference = client.inbox.preferences.get().get(scopeId);
  const level = preference?.level ?? 'all';
  const isMuted = (preference?.mutedUntil ?? 0) > now;
  const set = (change: { level?: 'all' | 'mentions' | 'nothing'; mutedUntil?: number | null }) => (): void =>
    void client.command('preference.set', { scopeId, ...change });
  const levels = (['all', 'mentions', 'nothing'] as const).map((name) => ({
    label: t(`pane.level.${name}`),
    checked: level === name,
    act: set({ level: name }),
  }));
  const mute: MenuItem[] = isMuted
    ? [{ label: t('pane.unmute'), shape: bell, act: set({ mutedUntil: null }) }]
    : [
        { label: t('pane.mute.hour'), shape: bellOff, act: set({ mutedUntil: now + HOUR_MS }) },
        { label: t('pane.mute.day'), shape: bellOff, act: set({ mutedUntil: tomorrowMorning(now) }) },
        { label: t('pane.mute.always'), shape: bellOff, act: set({ mutedUntil: ALWAYS }) },
      ];
  return [levels, mute];
}

export function openNotifications(options: HeaderMenuOptions): void {
  const { root, anchor, locale } = options;
  openMenu({ root, anchor, label: locale.t('pane.notifications'), groups: notificationGroups(options) });
}

/** A narrow pane has folded its other buttons: they are here as well. */
export function openMore(options: HeaderMenuOptions): void {
  const { channel, locale, root, anchor, tell } = options;
  const { t } = locale;
  const row = channel.row.get();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(options.link);
      tell(t('pane.linkCopied'));
    } catch {
      tell(t('pane.notCopied'));
    }
  };
  const look: MenuItem[] = [
    { label: t('pane.about'), shape: info, act: options.showAbout },
    { label: t('pane.pins'), shape: pin, act: () => openPins(options) },
    { label: t('pane.notifications'), shape: bell, act: () => openNotifications(options) },
  ];
  if (options.isNested) look.push({ label: t('pane.membersTitle'), shape: users, act: options.showMembers });
  const act: MenuItem[] = [
    {
      label: t('pane.markRead'),
      shape: checkCheck,
      disabled: channel.unread.get().unread === 0,
      act: () => channel.markRead(row?.lastSeq ?? 0),
    },
    { label: t('pane.copyLink'), shape: link, act: () => void copy() },
  ];
  openMenu({ root, anchor, label: t('action.more'), groups: [look, act] });
}

export function openPins({ root, anchor, locale, pins, names, jump }: HeaderMenuOptions): void {
  adopt(root, laterBase);
  const popup = createPopup({ root, looks: 'menu', role: 'dialog', label: locale.t('pane.pins') });
  const go = (messageId: string) => (): void => {
    popup.hidePopover();
    jump(messageId);
  };
  render(
    pins.length === 0
      ? html`<p class="legend" tabindex="-1">${locale.t('pane.noPins')}</p>`
      : pins.map(
          (message) =>
            html`<button class="item pinned-item" type="button" @click=${go(message.id)}>
              <span class="grow"
                ><bdi class="strong">${names.member(message.authorId) ?? locale.t('person.unknown')}</bdi> <br /><span
                  class="quiet"
                  dir="auto"
                  >${excerptOf(message.text, names, locale)}</span
                ></span
              >
            </button>`,
        ),
    popup,
  );
  popup.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    if (popup.contains(root.activeElement)) anchor.focus();
    popup.remove();
  });
  (root.querySelector('.hearth') ?? root).append(popup);
  popup.showPopover();
  placeBeside(popup, anchor);
  popup.querySelector<HTMLElement>('button, [tabindex]')?.focus();
}
