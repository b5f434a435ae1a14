/** What a channel list does not need to be read: the button for a row's actions, and finding a channel by its name. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChannelGroup } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { ellipsis } from '../icons/shapes.ts';
import type { Locale } from '../locales/locale.ts';
import { ChannelMenuEvent } from './channel-list-events.ts';

export function menuButton(
  list: EventTarget,
  locale: Locale,
  id: string,
  name: string,
  kind: 'channel' | 'category',
): TemplateResult {
  return html`<button
    class="icon-button more"
    type="button"
    tabindex="-1"
    aria-haspopup="menu"
    aria-label=${locale.t(kind === 'channel' ? 'channel.actions' : 'category.actions', { name })}
    @click=${(event: Event) => list.dispatchEvent(new ChannelMenuEvent(kind, id, event.currentTarget as HTMLElement))}
  >
    ${icon(ellipsis)}
  </button>`;
}

/** @returns those whose name holds the text; categories without any are left out. */
export function filterGroups(groups: readonly ChannelGroup[], text: string): ChannelGroup[] {
  const wanted = text.toLocaleLowerCase();
  return groups
    .map((group) => ({
      ...group,
      channels: group.channels.filter((channel) => channel.name.toLocaleLowerCase().includes(wanted)),
    }))
    .filter((group) => group.channels.length > 0);
}

export function noneFound(
  groups: readonly ChannelGroup[],
  text: string,
  locale: Locale,
): TemplateResult | typeof nothing {
  return groups.length > 0
    ? nothing
    : html`<p class="empty small" role="status">${locale.t('community.findNone', { text })}</p>`;
}
