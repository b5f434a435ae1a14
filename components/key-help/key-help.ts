/** The list of keys, opened by `?` or from a menu. */
import { html } from 'lit';
import { openDialog } from '../dialog/dialog.ts';
import '../locales/en-menus.ts';
import type { Locale, MessageKey } from '../locales/locale.ts';

type PlainKey = Extract<MessageKey, `keys.${string}`>;

const KEYS: readonly (readonly [PlainKey, readonly string[]])[] = [
  ['keys.find', ['/']],
  ['keys.jump', ['Ctrl', 'K']],
  ['keys.panes', ['F6']],
  ['keys.channels', ['Alt', '↑ ↓']],
  ['keys.unread', ['Alt', 'Shift', '↑ ↓']],
  ['keys.actions', ['→']],
  ['keys.message', ['↑ ↓']],
  ['keys.edit', ['E']],
  ['keys.reply', ['R']],
  ['keys.react', ['+']],
  ['keys.delete', ['Delete']],
  ['keys.send', ['Enter']],
  ['keys.newLine', ['Shift', 'Enter']],
  ['keys.editLast', ['↑']],
  ['keys.leave', ['Esc']],
  ['keys.help', ['?']],
];

export function openKeyHelp(root: ShadowRoot, locale: Locale): void {
  openDialog({
    root,
    locale,
    title: locale.t('keys.title'),
    content: () =>
      html`<dl class="dialog-body keys">
        ${KEYS.map(
          ([key, caps]) =>
            html`<div class="line">
              <dt class="grow">${locale.t(key)}</dt>
              <dd class="line">${caps.map((cap) => html`<kbd class="key">${cap}</kbd>`)}</dd>
            </div>`,
        )}
      </dl>`,
  });
}
