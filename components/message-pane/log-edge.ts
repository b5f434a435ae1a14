/** What stands over the oldest message shown: the beginning of the channel, or that older ones did not load. A leaf. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TimelineView } from '../../src/index.ts';
import type { Locale } from '../locales/locale.ts';

export function logEdge(
  { hasBefore, items, error }: TimelineView,
  channel: string,
  { t }: Locale,
  again: () => void,
): TemplateResult | typeof nothing {
  if (!hasBefore) return items.length > 0 ? html`<p class="edge">${t('log.start', { channel })}</p>` : nothing;
  if (!error) return html`<p class="edge"></p>`;
  return html`<p class="edge">
    ${t('log.loadFailed')} <button class="link" type="button" @click=${again}>${t('action.retry')}</button>
  </p>`;
}
