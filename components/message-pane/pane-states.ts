/** What the log shows when there are no messages to show: empty, failed, not there, set up wrong. Leaves. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChannelRow } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { refreshCw, triangleAlert } from '../icons/later-shapes.ts';
import { messageCircle } from '../icons/shapes.ts';
import { settings } from '../icons/soon-shapes.ts';
import type { Locale } from '../locales/locale.ts';

export interface StateView {
  readonly shape: string;
  readonly title: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly shape?: string; act(): void } | undefined;
}

export function stateView({ shape, title, text, action }: StateView): TemplateResult {
  return html`<div class="empty" part="empty">
    <span class="arch arch--soft">${icon(shape)}</span>
    <h3>${title}</h3>
    <p dir="auto">${text}</p>
    ${
      action
        ? html`<button class="button ${action.shape ? '' : 'button--go'}" type="button" @click=${() => action.act()}>
            ${action.shape ? icon(action.shape) : nothing}${action.label}
          </button>`
        : nothing
    }
  </div>`;
}

export function emptyChannel(
  row: ChannelRow | undefined,
  locale: Locale,
  sayHello: (() => void) | undefined,
): TemplateResult {
  const { t } = locale;
  return stateView({
    shape: messageCircle,
    title: t('pane.empty'),
    text: row?.topic || (sayHello ? t('pane.emptyHelp') : t('pane.emptyRead')),
    action: sayHello && { label: t('pane.sayHello'), act: sayHello },
  });
}

export function failedChannel(locale: Locale, again: () => void): TemplateResult {
  const { t } = locale;
  return stateView({
    shape: triangleAlert,
    title: t('pane.failed'),
    text: t('pane.failedHelp'),
    action: { label: t('action.retry'), shape: refreshCw, act: again },
  });
}

export function missingChannel({ t }: Locale): TemplateResult {
  return stateView({ shape: triangleAlert, title: t('pane.missing'), text: t('pane.missingHelp') });
}

export function misconfigured({ t }: Locale): TemplateResult {
  return stateView({ shape: settings, title: t('pane.misconfigured'), text: t('pane.noChannel') });
}
