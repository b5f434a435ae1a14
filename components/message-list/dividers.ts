/** The lines between messages: the day, and where the new ones begin. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../locales/locale.ts';

export function dayDivider({
  at,
  now,
  locale,
}: {
  readonly at: number;
  readonly now: number;
  readonly locale: Locale;
}): TemplateResult {
  const { label, date } = locale.format.day(at, now);
  return html`<div class="day" part="day"><b>${label}</b>${date ? html`<span>${date}</span>` : nothing}</div>`;
}

export function newDivider({ count, locale }: { readonly count: number; readonly locale: Locale }): TemplateResult {
  const label = locale.t('log.new', { count });
  return html`<div class="new" part="new"><b>${label}</b></div>`;
}
