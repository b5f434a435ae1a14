/** Who put what on a message, by name. A small popup beside the chip or the message; Escape closes it. Loaded lazily. */
import { html, render } from 'lit';
import { adopt } from '../base/adopt.ts';
import { popups } from '../base/popups.ts';
import type { HearthClient } from '../../src/index.ts';
import { placeBeside } from '../base/place-beside.ts';
import { errorText } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { namedReaction } from '../message-list/named-reactions.ts';

const NAMED = 20;

export interface ReactionPeopleOptions {
  readonly client: HearthClient;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  readonly anchor: HTMLElement;
  readonly messageId: string;
  /** Only this one; all without it. */
  readonly emoji?: string;
}

async function linesOf({ client, locale, messageId, emoji }: ReactionPeopleOptions): Promise<readonly string[]> {
  const answer = await client.query('reactions.list', { messageId, ...(emoji && { emoji }) });
  if (!answer.ok) return [errorText(locale, answer.error)];
  const ids = answer.result.reactions.flatMap((reaction) => reaction.memberIds.slice(0, NAMED));
  const known = await client.query('members.get', { memberIds: [...new Set(ids)].slice(0, 100) });
  const names = new Map(known.ok ? known.result.rows.map((row) => [row.id, row.name]) : []);
  return answer.result.reactions.map((reaction) => {
    const shown = reaction.memberIds.slice(0, NAMED).map((id) => names.get(id) ?? locale.t('person.unknown'));
    const named = namedReaction(reaction.emoji);
    const word = named ? locale.t(named.word) : reaction.emoji;
    const count = reaction.memberIds.length - shown.length;
    const list = locale.format.list(shown);
    return count > 0
      ? locale.t('reaction.peopleMore', { names: list, count, word })
      : locale.t('reaction.people', { names: list, word });
  });
}

export async function openReactionPeople(options: ReactionPeopleOptions): Promise<() => void> {
  const { root, anchor, locale } = options;
  adopt(root, popups);
  const popup = document.createElement('div');
  popup.className = 'popup menu reaction-people';
  popup.popover = options.emoji ? 'manual' : 'auto';
  popup.setAttribute('part', 'popup');
  popup.setAttribute('role', options.emoji ? 'tooltip' : 'dialog');
  popup.setAttribute('aria-label', locale.t('reaction.who'));
  const lines = await linesOf(options);
  const close = (): void => {
    popup.remove();
    anchor.removeAttribute('aria-description');
  };
  if (!anchor.isConnected) return close;
  render(
    lines.map((line) => html`<p class="legend" dir="auto">${line}</p>`),
    popup,
  );
  popup.addEventListener('toggle', (event) => {
    if (event.newState === 'closed') close();
  });
  if (options.emoji) anchor.setAttribute('aria-description', lines.join());
  (root.querySelector('.hearth') ?? root).append(popup);
  popup.showPopover();
  placeBeside(popup, anchor);
  return close;
}
