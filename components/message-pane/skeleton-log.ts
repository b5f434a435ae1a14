/** What stands in for messages on their way. A leaf. */
import { html, type TemplateResult } from 'lit';
import type { Locale } from '../locales/locale.ts';

function skeletonRow(lines: number): TemplateResult {
  return html`<div class="skeleton-row">
    <span class="skeleton skeleton--face"></span>
    <span class="grow">${Array.from({ length: lines }, () => html`<span class="skeleton"></span>`)}</span>
  </div>`;
}

/** The shape of what is coming, so that nothing jumps. Fades in after 300 ms by its own style. */
export function skeletonLog({ t }: Locale): TemplateResult {
  return html`<div class="skeletons" part="skeleton">
    <span class="hidden-text">${t('log.loading')}</span>${[3, 2, 3, 2].map(skeletonRow)}
  </div>`;
}
