/** The chips under a message: what people put on it, how many, and whether I did. A leaf: pressing is handled above. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Reaction } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { soon } from '../icons/soon.ts';
import type { Locale } from '../locales/locale.ts';
import { namedReaction, type ReactionShapes } from './named-reactions.ts';

const SHOWN = 6;

export interface ChipsOptions {
  readonly locale: Locale;
  readonly canReact: boolean;
  readonly isExpanded: boolean;
  /** Undefined until they are here. */
  readonly shapes: ReactionShapes | undefined;
  /** 0 while the row is entered, else -1: the log is one stop. */
  readonly tab: number;
}

function chip(
  { emoji, count, mine = false }: Reaction,
  { locale, canReact, shapes, tab }: ChipsOptions,
): TemplateResult {
  const named = namedReaction(emoji);
  const word = named ? locale.t(named.word) : emoji;
  return html`<button
    class="reaction"
    part="react"
    type="button"
    tabindex=${tab}
    data-action="react"
    data-emoji=${emoji}
    aria-pressed=${mine}
    aria-disabled=${canReact ? nothing : 'true'}
    aria-label=${locale.t('reaction.chip', { word, count: locale.format.number(count) })}
  >
    ${named ? icon(shapes?.[named.word] ?? '') : html`<span class="emoji">${emoji}</span>`}<span class="number"
      >${locale.format.number(count)}</span
    >
  </button>`;
}

export function reactionChips(reactions: readonly Reaction[], options: ChipsOptions): TemplateResult | typeof nothing {
  if (reactions.length === 0) return nothing;
  const { locale, canReact, isExpanded, tab } = options;
  const shown = isExpanded || reactions.length <= SHOWN + 1 ? reactions : reactions.slice(0, SHOWN);
  const rest = reactions.length - shown.length;
  return html`<div class="reactions" part="reactions">
    ${shown.map((reaction) => chip(reaction, options))}
    ${
      rest > 0
        ? html`<button
            class="reaction"
            type="button"
            tabindex=${tab}
            data-action="expand"
            aria-label=${locale.t('reaction.showMore', { count: rest })}
          >
            +${locale.format.number(rest)}
          </button>`
        : nothing
    }
    ${
      canReact
        ? html`<button
            class="reaction reaction--add"
            type="button"
            tabindex=${tab}
            data-action="pick"
            aria-label=${locale.t('message.addReaction')}
          >
            ${icon(soon('smilePlus'))}
          </button>`
        : nothing
    }
  </div>`;
}
