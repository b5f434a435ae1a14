/** What stands around the channels in the frame's side: the community's name, the search, the person. Leaves. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CommunityRow, MemberRow, RoleRow } from '../../src/index.ts';
import { face, overlay } from '../base/face.ts';
import { archLetters } from '../base/initials.ts';
import { icon } from '../icons/icon.ts';
import * as shapes from '../icons/shapes.ts';
import { soon } from '../icons/soon.ts';
import type { Locale } from '../locales/locale.ts';

/** So that a page can paint what stands inside the panes as well. */
export const PANE_PARTS =
  'head, audience, log, day, new, message, message-own, avatar, author, role, text, reactions, react, jump, skeleton, composer, send, under';

export interface HomeView {
  readonly row: CommunityRow | undefined;
  readonly name: string;
  readonly memberCount: number;
  readonly headingLevel: number;
  readonly locale: Locale;
  openMenu(anchor: HTMLElement): void;
  /** Only where it stands in something that closes. */
  readonly close: (() => void) | undefined;
}

function menuButton(label: string, shape: string, open: (anchor: HTMLElement) => void): TemplateResult {
  return html`<button
    class="icon-button"
    type="button"
    aria-haspopup="menu"
    aria-label=${label}
    @click=${(event: Event) => open(event.currentTarget as HTMLElement)}
  >
    ${icon(shape)}
  </button>`;
}

export function homeEnd({ row, name, memberCount, headingLevel, locale, openMenu, close }: HomeView): TemplateResult {
  const { t } = locale;
  return html`<header class="home" part="home">
    <span class="arch" aria-hidden="true">${archLetters(name)}${overlay(row?.pictureUrl)}</span>
    <div class="grow">
      <div role="heading" aria-level=${headingLevel}><bdi>${name}</bdi></div>
      <p><bdi>${row?.tagline || t('community.memberCount', { count: memberCount })}</bdi></p>
    </div>
    ${menuButton(t('community.menu'), shapes.chevronDown, openMenu)}
    ${close ? html`<button class="icon-button" type="button" aria-label=${t('community.close')} @click=${close}>${icon(shapes.x)}</button>` : nothing}
  </header>`;
}

export interface PersonView {
  readonly me: MemberRow;
  readonly roles: readonly RoleRow[];
  readonly isOnline: boolean;
  /** As the person has chosen to be seen. */
  readonly presence: unknown;
  readonly locale: Locale;
  openMenu(anchor: HTMLElement): void;
}

export function personEnd({ me, roles, isOnline, presence, locale, openMenu }: PersonView): TemplateResult {
  const here = !isOnline || presence === 'invisible' ? undefined : presence === 'online' ? 'here' : 'away';
  const held = roles.filter((role) => !role.everyone && me.roleIds.includes(role.id)).slice(0, 2);
  return html`<div class="me">
    ${face(me, { size: 'medium', here })}
    <div class="grow">
      <div class="strong clip"><bdi>${me.name}</bdi></div>
      ${held.length > 0 ? html`<div class="small quiet clip">${held.map((role, index) => html`${index > 0 ? ' · ' : nothing}<bdi>${role.name}</bdi>`)}</div>` : nothing}
    </div>
    ${menuButton(locale.t('community.settings'), soon('settings'), openMenu)}
  </div>`;
}

export interface FinderView {
  readonly text: string;
  readonly label: string;
  onInput(text: string): void;
  onKey(event: KeyboardEvent): void;
}

export function finder({ text, label, onInput, onKey }: FinderView): TemplateResult {
  return html`<label class="find" part="find">
    ${icon(shapes.search)}<span class="hidden-text">${label}</span>
    <input
      type="search"
      placeholder=${label}
      .value=${text}
      autocomplete="off"
      @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
      @keydown=${onKey}
    />
    <kbd class="key" aria-hidden="true">/</kbd>
  </label>`;
}

/** While nothing is known yet. */
export function waiting(label: string): TemplateResult {
  return html`<div class="waiting" aria-busy="true">
    <span class="hidden-text" role="status">${label}</span>${Array.from(
      { length: 9 },
      () => html`<span class="skeleton"></span>`,
    )}
  </div>`;
}
