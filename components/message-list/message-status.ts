/** The small line under one's own message: on its way, just sent, or not sent and what to do about it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TimelineItem } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { check, circleAlert, clock } from '../icons/shapes.ts';
import type { errorText } from '../locales/error-text.ts';
import type { Locale, MessageKey } from '../locales/locale.ts';

function doer(action: string, key: MessageKey & `message.${string}`, locale: Locale, tab: number): TemplateResult {
  return html`<button class="link" type="button" tabindex=${tab} data-action=${action}>
    ${(locale.t as (name: MessageKey) => string)(key)}
  </button>`;
}

/** @param isNewest only the newest own message says "Sent": said of all, it would be noise. @param reason words for it, once here */
export function messageStatus(
  item: TimelineItem,
  isNewest: boolean,
  locale: Locale,
  tab: number,
  reason?: typeof errorText,
): TemplateResult | typeof nothing {
  if (item.state === 'failed') {
    const doers = {
      retry: doer('retry', 'message.retry', locale, tab),
      edit: doer('amend', 'message.amend', locale, tab),
      discard: doer('discard', 'message.discard', locale, tab),
    };
    return html`<div class="note note--bad">
      ${icon(circleAlert)}<span
        >${locale.rich('message.notSent', doers)}${item.failure && reason ? html`<br />${reason(locale, item.failure)}` : nothing}</span
      >
    </div>`;
  }
  if (item.state === 'sending') return html`<div class="note">${icon(clock)}${locale.t('message.sending')}</div>`;
  return isNewest ? html`<div class="note">${icon(check)}${locale.t('message.sent')}</div>` : nothing;
}
