/** What press and hold opens from below: the six named reactions, then the actions in plain words. Loaded lazily. */
import { html, nothing, render } from 'lit';
import type { TimelineItem } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import type { MenuItem } from '../menu/menu.ts';
import { NAMED_REACTIONS } from '../message-list/named-reactions.ts';
import { reactionPickerStyles } from './reaction-picker.styles.ts';
import type { ActionPane, Actor } from './action-pane.ts';
import { messageMenuItems } from './message-menu.ts';
import { adopt } from '../base/adopt.ts';
import { popups } from '../base/popups.ts';

export function openMessageSheet(pane: ActionPane, actions: Actor, item: TimelineItem, element: HTMLElement): void {
  const { root, locale } = pane;
  adopt(root, popups);
  adopt(root, reactionPickerStyles);
  const sheet = document.createElement('dialog');
  sheet.className = 'sheet';
  sheet.setAttribute('part', 'dialog');
  sheet.setAttribute('aria-label', locale.t('message.tools'));
  const choose = (act: () => void) => (): void => {
    sheet.close();
    act();
  };
  const row = ({ label, shape, stop, act }: MenuItem) =>
    html`<button class="item ${stop ? 'item--stop' : ''}" type="button" @click=${choose(act)}>
      ${shape ? icon(shape) : nothing}<span>${label}</span>
    </button>`;
  const reactions = NAMED_REACTIONS.map(
    ({ emoji, word }) =>
      html`<button class="named" type="button" @click=${choose(() => actions.react(item, emoji))}>
        ${icon(pane.reactionShapes[word])}<span>${locale.t(word)}</span>
      </button>`,
  );
  render(
    html`<div class="handle" aria-hidden="true"></div>
      ${pane.rights(item).react ? html`<div class="named-reactions">${reactions}</div>` : nothing}
      ${messageMenuItems(pane, actions, item, element).flat().map(row)}`,
    sheet,
  );
  sheet.addEventListener('click', (event) => {
    if (event.target === sheet) sheet.close(); // outside: the backdrop belongs to the dialog itself
  });
  sheet.addEventListener('keydown', (event) => event.stopPropagation()); // Escape closes nothing else with it
  sheet.addEventListener('close', () => sheet.remove());
  (root.querySelector('.hearth') ?? root).append(sheet);
  sheet.showModal();
}
