/**
 * One message. A leaf drawn by `leaf`, so every property is compared by identity and a row costs nothing until one of
 * them changes. Presses carry `data-action` and are handled once, on the log.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { MemberRow, MessageRow, RoleRow, TimelineItem } from '../../src/index.ts';
import { face } from '../base/face.ts';
import { roleBadge } from '../base/role-badge.ts';
import type { errorText } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { messageStatus } from './message-status.ts';
import { messageText, type Names, type TextOptions } from './message-text.ts';
import type { messageTools } from './message-tools.ts';
import type { ReactionShapes } from './named-reactions.ts';
import { parsedText } from './parsed-text.ts';
import { quote } from './quote.ts';
import { reactionChips } from './reaction-chips.ts';

export interface RowProps {
  readonly item: TimelineItem;
  readonly author: MemberRow | null | undefined;
  readonly badge: RoleRow | undefined;
  readonly me: MemberRow | undefined;
  readonly isOwn: boolean;
  readonly isGrouped: boolean;
  /** Calls me by name, by role, or everybody. */
  readonly isForMe: boolean;
  /** From somebody I have hidden, and not peeked at. */
  readonly isVeiled: boolean;
  readonly isNewestOwn: boolean;
  readonly isExpanded: boolean;
  /** Draws the tools, while it is pointed at or focused. */
  readonly tools: typeof messageTools | undefined;
  /** Icons of named reactions, once they are here. */
  readonly shapes: ReactionShapes | undefined;
  /** Words for why it was not sent, once they are here. */
  readonly reason: typeof errorText | undefined;
  /** The focus is inside: its controls are tab stops. */
  readonly isEntered: boolean;
  /** The one row that Tab reaches. */
  readonly isStop: boolean;
  /** Jumped to just now. */
  readonly isMarked: boolean;
  /** Has just come. */
  readonly isArrived: boolean;
  readonly position: number;
  readonly canReact: boolean;
  readonly canReply: boolean;
  readonly answered: MessageRow | null | undefined;
  readonly answeredAuthor: MemberRow | null | undefined;
  /** Changes when the name of somebody mentioned becomes known or changes. */
  readonly mentionedNames: string;
  readonly names: Names;
  readonly locale: Locale;
  /** Why a moderator removed it, once asked for. */
  readonly isExplained: boolean;
}

function head({ item, author, badge, isOwn, locale }: RowProps): TemplateResult {
  const { id, createdAt } = item.message;
  const name = author?.name ?? locale.t('person.unknown');
  return html`<div class="by">
    <b id="by-${id}" class="author" part="author" data-action="person" title=${name}
      ><bdi>${isOwn ? locale.t('person.you') : name}</bdi></b
    >
    ${isOwn ? nothing : roleBadge(badge)}
    <time id="at-${id}" datetime=${new Date(createdAt).toISOString()} title=${locale.format.full(createdAt)}
      >${locale.format.clock(createdAt)}</time
    >
  </div>`;
}

/** What a grouped row shows instead of face and head: the time, when pointed at. */
function gutter({ item, author, isOwn, locale }: RowProps): TemplateResult {
  const { id, createdAt } = item.message;
  return html`<time
      id="at-${id}"
      class="gutter"
      datetime=${new Date(createdAt).toISOString()}
      title=${locale.format.full(createdAt)}
      >${locale.format.clock(createdAt)}</time
    ><span id="by-${id}" hidden>${isOwn ? locale.t('person.you') : author?.name}</span>`;
}

function tombstone({ item, isOwn, isExplained, names, locale }: RowProps, tab: number): TemplateResult {
  const { removed, id } = item.message;
  if (removed?.by !== 'moderator') {
    return html`<p id="text-${id}" class="text quiet">
      ${locale.t(isOwn ? 'message.removedByMe' : 'message.removedByAuthor')}
    </p>`;
  }
  const name = html`<bdi>${names.member(removed.byId) ?? locale.t('person.unknown')}</bdi>`;
  return html`<p id="text-${id}" class="text quiet">
    ${locale.t('message.removedByModerator')}
    ${
      isExplained
        ? locale.rich('message.removedWhy', { name, reason: removed.reason || locale.t('message.noReason') })
        : html`<button class="link" type="button" tabindex=${tab} data-action="explain">
            ${locale.t('message.why')}
          </button>`
    }
  </p>`;
}

function content(props: RowProps, tab: number): TemplateResult {
  const { item, me, names, locale, answered, answeredAuthor, canReact, isExpanded } = props;
  const { message } = item;
  const { id, editedAt } = message;
  const options: TextOptions = { locale, names, me, tab };
  const edited = editedAt
    ? [' ', html`<span class="edited" title=${locale.format.full(editedAt)}>${locale.t('message.edited')}</span>`]
    : nothing;
  return html`${message.replyToId ? quote({ message: answered, author: answeredAuthor, names, locale, tab }) : nothing}
    <div id="text-${id}" class="text" part="text">${messageText(parsedText(message).tree, options, edited)}</div>
    ${reactionChips(message.reactions, { locale, canReact, isExpanded, shapes: props.shapes, tab })}
    ${props.isOwn ? messageStatus(item, props.isNewestOwn, locale, tab, props.reason) : nothing}`;
}

function veil({ item, locale }: RowProps, tab: number): TemplateResult {
  return html`<p id="text-${item.message.id}" class="text quiet">
    ${locale.t('message.veiled')}
    <button class="link" type="button" tabindex=${tab} data-action="peek">${locale.t('message.peek')}</button>
  </p>`;
}

function classesOf({ isGrouped, isForMe, isMarked, isArrived, isVeiled }: RowProps): string {
  const looks = { grouped: isGrouped, mention: isForMe && !isVeiled, marked: isMarked, arrived: isArrived };
  return Object.entries(looks).reduce((all, [look, has]) => (has ? `${all} message--${look}` : all), 'message');
}

export function messageRow(props: RowProps): TemplateResult {
  const { item, author, isOwn, isGrouped, isVeiled, tools, isEntered, isStop, locale } = props;
  const { message } = item;
  const tab = isEntered ? 0 : -1;
  const inner = isVeiled ? veil(props, tab) : message.removed ? tombstone(props, tab) : content(props, tab);
  const hasTools = tools && !isVeiled && !message.removed && item.state === 'sent';
  return html`<article
    class=${classesOf(props)}
    part=${isOwn ? 'message message-own' : 'message'}
    tabindex=${isStop ? 0 : -1}
    data-key=${item.key}
    data-own=${isOwn ? '' : nothing}
    aria-posinset=${props.position}
    aria-setsize="-1"
    aria-labelledby="by-${message.id} text-${message.id} at-${message.id}"
  >
    ${isGrouped ? gutter(props) : face(isVeiled ? undefined : author, { action: 'person' })}
    <div class="body">${isGrouped ? nothing : head(props)}${inner}</div>
    ${hasTools ? tools({ reactions: message.reactions, canReact: props.canReact, canReply: props.canReply, locale, tab }) : nothing}
  </article>`;
}
