/** The small bar on the message one points at or stands on. For the keyboard it is one stop, with arrows inside. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Reaction } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { ellipsis, reply } from '../icons/shapes.ts';
import { smilePlus } from '../icons/soon-shapes.ts';
import type { Locale } from '../locales/locale.ts';
import { THANKS } from './named-reactions.ts';
import { reactionShapes } from './reaction-shapes.ts';

export interface ToolsOptions {
  readonly canReact: boolean;
  readonly canReply: boolean;
  readonly reactions: readonly Reaction[];
  readonly locale: Locale;
  readonly tab: number;
}

function tool(action: string, name: string, shape: string, tab: number, flip = false): TemplateResult {
  return html`<button
    class="icon-button"
    type="button"
    tabindex=${tab}
    data-action=${action}
    title=${name}
    aria-label=${name}
  >
    ${icon(shape, flip)}
  </button>`;
}

export function messageTools({ canReact, canReply, reactions, locale, tab }: ToolsOptions): TemplateResult {
  const hasThanked = reactions.some(({ emoji, mine = false }) => emoji === THANKS.emoji && mine);
  const thanks = locale.t(THANKS.word);
  return html`<div class="tools" role="toolbar" aria-label=${locale.t('message.tools')}>
    ${
      canReact
        ? html`<button
              class="icon-button"
              type="button"
              tabindex=${tab}
              data-action="react"
              data-emoji=${THANKS.emoji}
              aria-pressed=${hasThanked}
              title=${thanks}
              aria-label=${thanks}
            >
              ${icon(reactionShapes[THANKS.word])}</button
            >${tool('pick', locale.t('message.addReaction'), smilePlus, -1)}`
        : nothing
    }
    ${canReply ? tool('reply', locale.t('message.reply'), reply, canReact ? -1 : tab, true) : nothing}
    ${tool('menu', locale.t('action.more'), ellipsis, canReact || canReply ? -1 : tab)}
  </div>`;
}
