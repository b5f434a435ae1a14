/** Asks a moderator before somebody else's message goes, and for the reason. Loaded lazily. */
import { html, render } from 'lit';
import { adopt } from '../base/adopt.ts';
import { laterBase } from '../base/later-base.ts';
import { popups } from '../base/popups.ts';
import { fields } from '../base/fields.ts';
import { LIMITS } from '../../src/index.ts';
import type { Locale } from '../locales/locale.ts';

/** @returns the reason, maybe empty; undefined when it was called off. */
export function askReason(root: ShadowRoot, { t }: Locale, opener: HTMLElement): Promise<string | undefined> {
  adopt(root, laterBase);
  adopt(root, popups);
  adopt(root, fields);
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('part', 'dialog');
  dialog.setAttribute('aria-labelledby', 'remove-title');
  return new Promise((resolve) => {
    const reason = (): string => dialog.querySelector('input')?.value.trim() ?? '';
    render(
      html`<form method="dialog">
        <h3 id="remove-title">${t('message.removeTitle')}</h3>
        <p class="quiet">${t('message.removeHelp')}</p>
        <div class="field">
          <label for="reason">${t('message.removeReason')}</label
          ><input id="reason" class="input" autocomplete="off" maxlength=${LIMITS.reason} />
        </div>
        <div class="line actions">
          <button class="button button--quiet" type="button" @click=${() => dialog.close('')}>
            ${t('action.cancel')}
          </button>
          <button class="button button--stop-fill" type="submit" value="remove">${t('message.remove')}</button>
        </div>
      </form>`,
      dialog,
    );
    dialog.addEventListener('keydown', (event) => event.stopPropagation()); // Escape closes nothing else with it
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'remove' ? reason() : undefined);
      dialog.remove();
      if (opener.isConnected) opener.focus();
    });
    (root.querySelector('.hearth') ?? root).append(dialog);
    dialog.showModal();
    dialog.querySelector('input')?.focus();
  });
}
