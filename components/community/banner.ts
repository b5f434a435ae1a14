/** Draws the line about the connection. A leaf. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import * as later from '../icons/later-shapes.ts';
import * as shapes from '../icons/shapes.ts';
import type { Locale } from '../locales/locale.ts';
import type { Banner } from './banner-controller.ts';

export interface BannerActions {
  readonly reconnect: () => void;
  readonly signIn: () => void;
  readonly dismissMemory: () => void;
}

function strip(
  look: string,
  shape: string,
  text: string,
  button?: { readonly label: string; readonly act: () => void },
): TemplateResult {
  return html`<div class="strip strip--${look}" part="banner" role=${look === 'bad' ? 'alert' : nothing}>
    ${icon(shape)}<span class="grow">${text}</span>
    ${button ? html`<button class="button button--small" type="button" @click=${button.act}>${button.label}</button>` : nothing}
  </div>`;
}

/** Screen readers hear what comes into a region that was there before: it stays, with or without a line in it. */
export function bannerStrip(...input: Parameters<typeof lineOf>): TemplateResult {
  const line = lineOf(...input);
  const isBad = input[0]?.kind === 'signed_out' || input[0]?.kind === 'failed';
  return html`<div role="status">${isBad ? nothing : line}</div>
    ${isBad ? line : nothing}`;
}

function lineOf(banner: Banner | undefined, locale: Locale, actions: BannerActions): TemplateResult | typeof nothing {
  const { t } = locale;
  switch (banner?.kind) {
    case 'offline':
      return strip('wait', later.wifiOff, t('connection.offline'), {
        label: t('connection.tryNow'),
        act: actions.reconnect,
      });
    case 'reconnecting':
      return strip('wait', later.loaderCircle, t('connection.reconnecting'));
    case 'back':
      return strip(
        'ok',
        shapes.check,
        banner.sentCount > 0 ? t('connection.backSent', { count: banner.sentCount }) : t('connection.back'),
      );
    case 'signed_out':
      return strip('bad', shapes.circleAlert, t('connection.signedOut'), {
        label: t('connection.signIn'),
        act: actions.signIn,
      });
    case 'failed':
      return strip('bad', shapes.circleAlert, t('connection.failed', { count: banner.count }));
    case 'memory':
      return strip('calm', later.info, t('connection.memoryOnly'), {
        label: t('action.close'),
        act: actions.dismissMemory,
      });
    default:
      return nothing;
  }
}
