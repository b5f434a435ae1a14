/** A sheet for the noticeboard: the code large, the address below. Opens in a window of its own and asks to be printed. */
import { html, render } from 'lit';
import type { Locale } from '../locales/locale.ts';
import { qrCode } from './qr-code.ts';

export interface Poster {
  readonly community: string;
  readonly link: string;
  readonly expiresAt: number | null;
  readonly locale: Locale;
}

const LOOKS = `
  body { display: grid; justify-items: center; gap: 24px; max-width: 640px; margin: 0 auto; padding: 40px 24px;
    background: #fff; color: #000; font: 20px/1.5 system-ui, sans-serif; text-align: center; }
  h1 { margin: 0; font-size: 44px; line-height: 1.15; overflow-wrap: anywhere; }
  p { margin: 0; }
  .qr { width: min(100%, 420px); }
  .address { font-family: ui-monospace, monospace; font-size: 16px; overflow-wrap: anywhere; }
  @page { margin: 16mm; }
`;

/** @returns false where the browser lets no window open. */
export function openPoster({ community, link, expiresAt, locale }: Poster): boolean {
  const sheet = open('', '_blank');
  if (!sheet) return false;
  const { document: page } = sheet;
  const { t, tag, dir } = locale;
  page.title = t('invite.posterJoin', { community });
  page.documentElement.lang = tag;
  page.documentElement.dir = dir;
  // a sheet made by script is styled under any content policy
  const Sheet = (sheet as Window & typeof globalThis).CSSStyleSheet;
  const looks = new Sheet();
  looks.replaceSync(LOOKS);
  page.adoptedStyleSheets = [looks];
  const date = expiresAt === null ? '' : new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(expiresAt);
  render(
    html`<h1 dir="auto">${t('invite.posterJoin', { community })}</h1>
      ${qrCode(link, t('invite.qr'))}
      <p>${t('invite.posterHow')}</p>
      <p class="address" dir="ltr">${link}</p>
      ${date ? html`<p>${t('invite.posterEnds', { date })}</p>` : ''}`,
    page.body,
  );
  sheet.focus();
  sheet.print();
  return true;
}
