/** What a channel is for: its topic and its guidelines, whole. Loaded lazily. */
import { html, nothing, render } from 'lit';
import { adopt } from '../base/adopt.ts';
import { laterBase } from '../base/later-base.ts';
import { popups } from '../base/popups.ts';
import { type ChannelRow, parseMessageText } from '../../src/index.ts';
import { isOutside } from '../dialog/dialog.ts';
import type { Locale } from '../locales/locale.ts';
import { messageText, type Names } from '../message-list/message-text.ts';

export function openAbout(root: ShadowRoot, row: ChannelRow, names: Names, locale: Locale, opener: HTMLElement): void {
  adopt(root, laterBase);
  adopt(root, popups);
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('part', 'dialog');
  dialog.setAttribute('aria-labelledby', 'about-title');
  const guidelines = messageText(parseMessageText(row.guidelines), { locale, names, me: undefined, tab: 0 });
  render(
    html`<h3 id="about-title"><bdi>${row.name}</bdi></h3>
      ${row.topic ? html`<p class="quiet" dir="auto">${row.topic}</p>` : nothing}
      ${row.guidelines ? html`<div class="text">${guidelines}</div>` : nothing}
      <div class="line actions">
        <button class="button" type="button" @click=${() => dialog.close()}>${locale.t('action.close')}</button>
      </div>`,
    dialog,
  );
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && isOutside(event, dialog)) dialog.close(); // the backdrop
  });
  dialog.addEventListener('keydown', (event) => event.stopPropagation()); // Escape closes nothing else with it
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener.isConnected) opener.focus();
  });
  (root.querySelector('.hearth') ?? root).append(dialog);
  dialog.showModal();
}
