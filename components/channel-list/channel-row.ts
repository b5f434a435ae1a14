/** One channel's row: icon by kind, name, and in the trailing slot the first that applies: count, draft, dot, muted. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChannelRow, ChannelUnread } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import * as shapes from '../icons/shapes.ts';
import { soon } from '../icons/soon.ts';
import type { Locale } from '../locales/locale.ts';

export interface ChannelRowView {
  readonly channel: ChannelRow;
  readonly unread: ChannelUnread;
  readonly isPrivate: boolean;
  readonly isCurrent: boolean;
  readonly isStop: boolean;
  readonly hasDraft: boolean;
  readonly href: string;
  readonly when: string;
  readonly preview: string;
}

/** The host names an icon by its Lucide name; unknown ones fall back to the kind. */
const NAMED: Record<string, string> = {
  megaphone: shapes.megaphone,
  'message-circle': shapes.messageCircle,
  lock: shapes.lock,
  users: shapes.users,
};
/** These come with `named-shapes`; until then their place stays empty. */
const NAMED_LATER = /^(?:book-open|life-buoy|code|messages-square|clipboard-list|heart|heart-handshake|calendar-days)$/;

export function addNamedShapes(more: Readonly<Record<string, string>>): void {
  Object.assign(NAMED, more);
}

export function channelShape(channel: Pick<ChannelRow, 'type' | 'icon'>, isPrivate: boolean): string {
  const name = channel.icon ?? '';
  const named = NAMED[name] ?? (NAMED_LATER.test(name) ? '' : undefined);
  if (named !== undefined) return named;
  if (isPrivate) return shapes.lock;
  return channel.type === 'announcement' ? shapes.megaphone : shapes.messageCircle;
}

function trail(view: ChannelRowView, locale: Locale): unknown {
  const { unread } = view;
  if (unread.mentions > 0)
    return html`<span class="count" part="count" aria-hidden="true"
      >${unread.mentions > 99 ? '99+' : locale.format.number(unread.mentions)}</span
    >`;
  if (view.hasDraft && !view.isCurrent) return html`<span>${locale.t('channel.draft')}</span>`;
  if (unread.unread > 0 && !unread.quiet) return html`<span class="dot" aria-hidden="true"></span>`;
  return unread.muted ? icon(soon('bellOff')) : nothing;
}

/** What sight reads off the row, in words after the name. */
function spoken(view: ChannelRowView, locale: Locale): string {
  const { unread } = view;
  const words: string[] = [];
  if (unread.mentions > 0) words.push(locale.t('channel.forYou', { count: unread.mentions }));
  else if (unread.unread > 0 && !unread.quiet) words.push(locale.t('channel.unread'));
  if (unread.muted) words.push(locale.t('channel.muted'));
  if (view.hasDraft && !view.isCurrent) words.push(locale.t('channel.draft'));
  if (view.isPrivate) words.push(locale.t('channel.private'));
  return words.length > 0 ? `, ${words.join(', ')}` : '';
}

export function channelRow(view: ChannelRowView, locale: Locale): TemplateResult {
  const { channel, unread } = view;
  return html`<a
    class="channel"
    part="channel"
    href=${view.href}
    data-id=${channel.id}
    tabindex=${view.isStop ? 0 : -1}
    aria-current=${view.isCurrent ? 'page' : nothing}
    ?data-unread=${(unread.unread > 0 && !unread.quiet) || unread.mentions > 0}
    ?data-muted=${unread.muted}
  >
    ${icon(channelShape(channel, view.isPrivate))}
    <span class="text"
      ><bdi class="clip" title=${channel.name}>${channel.name}</bdi
      ><span class="hidden-text">${spoken(view, locale)}</span
      >${view.preview ? html`<bdi class="preview clip">${view.preview}</bdi>` : nothing}</span
    >
    <span class="trail">${view.when ? html`<time>${view.when}</time>` : nothing}${trail(view, locale)}</span>
  </a>`;
}
