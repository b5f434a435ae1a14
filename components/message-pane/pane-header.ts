/** The head of a channel: its sign and name, who can read it, and what one can do with it. A leaf. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChannelAudience, ChannelRow, MemberRow, RoleRow } from '../../src/index.ts';
import { face } from '../base/face.ts';
import { channelShape } from '../channel-list/channel-row.ts';
import { icon } from '../icons/icon.ts';
import { chevronLeft, ellipsis, users, x } from '../icons/shapes.ts';
import { soon } from '../icons/soon.ts';
import type { Locale } from '../locales/locale.ts';

export interface HeaderView {
  readonly row: ChannelRow | undefined;
  readonly audience: ChannelAudience | undefined;
  readonly faces: readonly MemberRow[];
  readonly roles: readonly RoleRow[];
  readonly isMuted: boolean;
  readonly hasBack: boolean;
  readonly isClosable: boolean;
  /** Inside a community, which shows the members when asked. */
  readonly isNested: boolean;
  readonly headingLevel: number;
  readonly locale: Locale;
  readonly onPress: (what: HeaderPress, button: HTMLElement) => void;
}
export type HeaderPress = 'back' | 'close' | 'members' | 'pins' | 'bell' | 'more';

/** Two lengths of one line; the pane's width decides which is shown. */
function audienceLine({ audience, roles, locale }: HeaderView): TemplateResult | typeof nothing {
  if (!audience) return html`<p class="audience">&nbsp;</p>`;
  const { count } = audience;
  const names = roles.filter((role) => audience.roleIds.includes(role.id)).map((role) => role.name);
  const short = locale.t('audience.count', { count });
  const long = audience.everyone
    ? locale.t('audience.everyone', { count })
    : names.length > 0
      ? locale.t('audience.countNamed', { count, roles: locale.format.list(names) })
      : short;
  return html`<p class="audience" part="audience" title=${long}>
    ${icon(users)}<span class="clip long" dir="auto">${long}</span><span class="short" dir="auto">${short}</span>
  </p>`;
}

function press(
  view: HeaderView,
  what: HeaderPress,
  label: string,
  shape: string,
  options: { readonly fold?: string; readonly flip?: boolean; readonly popup?: boolean } = {},
): TemplateResult {
  return html`<button
    class="icon-button ${options.fold ?? ''}"
    type="button"
    aria-label=${label}
    title=${label}
    aria-haspopup=${options.popup ? 'menu' : nothing}
    @click=${(event: Event) => view.onPress(what, event.currentTarget as HTMLElement)}
  >
    ${icon(shape, options.flip)}
  </button>`;
}

function peopleOf(view: HeaderView): TemplateResult | typeof nothing {
  const { audience, faces, locale, isNested } = view;
  if (!audience || faces.length === 0) return nothing;
  const inner = html`<span class="faces">${faces.map((person) => face(person, { size: 'small' }))}</span>
    <span class="number quiet" aria-hidden="true">${locale.format.number(audience.count)}</span>`;
  if (!isNested) return html`<span class="line people" aria-hidden="true">${inner}</span>`;
  const label = locale.t('pane.members', { count: audience.count });
  return html`<button
    class="line people"
    type="button"
    title=${label}
    @click=${(event: Event) => view.onPress('members', event.currentTarget as HTMLElement)}
  >
    ${inner}<span class="hidden-text">${label}</span>
  </button>`;
}

export function paneHeader(view: HeaderView): TemplateResult {
  const { row, locale } = view;
  const isPrivate = row?.overrides.some((override) => override.deny.includes('channel.view')) ?? false;
  return html`<header class="head" part="head">
    ${view.hasBack ? press(view, 'back', locale.t('community.back'), chevronLeft, { flip: true }) : nothing}
    ${row && !view.hasBack ? html`<span class="glyph">${icon(channelShape(row, isPrivate))}</span>` : nothing}
    <div class="grow">
      <div class="title">
        <div class="name clip" role="heading" aria-level=${view.headingLevel} title=${row?.name ?? ''}>
          <bdi>${row?.name ?? ''}</bdi>
        </div>
        ${row?.topic ? html`<span class="topic clip" dir="auto" title=${row.topic}>${row.topic}</span>` : nothing}
      </div>
      ${audienceLine(view)}
    </div>
    <slot name="actions"></slot>
    ${
      row
        ? html`${peopleOf(view)}${press(view, 'pins', locale.t('pane.pins'), soon('pin'), { fold: 'folds', popup: true })}
          ${press(view, 'bell', locale.t('pane.notifications'), view.isMuted ? soon('bellOff') : soon('bell'), { fold: 'folds', popup: true })}
          ${press(view, 'more', locale.t('action.more'), ellipsis, { popup: true })}`
        : nothing
    }
    ${view.isClosable ? press(view, 'close', locale.t('action.close'), x) : nothing}
  </header>`;
}
