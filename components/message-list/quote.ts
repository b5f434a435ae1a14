/** The first words of the message that this one answers. Pressing it jumps there. */
import { html, type TemplateResult } from 'lit';
import { type MemberRow, type MessageRow, plainText } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { reply } from '../icons/shapes.ts';
import { cutText } from './cut-text.ts';
import type { Locale } from '../locales/locale.ts';
import type { Names } from './message-text.ts';

const EXCERPT = 140;

/** One line of plain words: hidden words stay hidden, mentions have names. */
export function excerptOf(text: string, names: Names, locale: Locale): string {
  const words = plainText(text.slice(0, 4 * EXCERPT), {
    spoiler: locale.t('text.hidden'),
    nameMention: (node) => {
      if (node.type === 'broadMention') return locale.t(node.audience === 'here' ? 'text.here' : 'text.everyone');
      if (node.type === 'channelMention') return names.channel(node.id) ?? locale.t('text.unknownChannel');
      const name = node.type === 'memberMention' ? names.member(node.id) : names.role(node.id);
      return `@${name ?? locale.t('person.unknown')}`;
    },
  }).replace(/\s+/g, ' ');
  return cutText(words, EXCERPT);
}

export interface QuoteOptions {
  /** Undefined while on its way; null when it is not there or not mine to see. */
  readonly message: MessageRow | null | undefined;
  readonly author: MemberRow | null | undefined;
  readonly names: Names;
  readonly locale: Locale;
  readonly tab: number;
}

export function quote({ message, author, names, locale, tab }: QuoteOptions): TemplateResult {
  if (!message || message.removed) {
    return html`<div class="quote">${message === undefined ? '…' : locale.t('quote.gone')}</div>`;
  }
  return html`<button class="quote" type="button" tabindex=${tab} data-action="jump" data-message=${message.id}>
    ${icon(reply, true)}<span class="hidden-text">${locale.t('quote.answers')} </span
    ><bdi class="strong">${author?.name ?? locale.t('person.unknown')}</bdi>
    <span class="clip" dir="auto">${excerptOf(message.text, names, locale)}</span>
  </button>`;
}
