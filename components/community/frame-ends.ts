/** The two ends of the frame's side: the community's name with its menu above, the person with theirs below. Leaves. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CommunityRow, MemberRow, RoleRow } from '../../src/index.ts';
import { face, overlay } from '../base/face.ts';
import { archLetters } from '../base/initials.ts';
import { icon } from '../icons/icon.ts';
import * as shapes from '../icons/shapes.ts';
import type { Locale } from '../locales/locale.ts';

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

export function homeEnd({ row, name, memberCount, headingLevel, locale, openMenu, close }: HomeView): TemplateResult {
  const { t } = locale;
  return html`<header class="home" part="home">
    <span class="arch" aria-hidden="true">${archLetters(name)}${overlay(row?.pictureUrl)}</span>
    <div class="grow">
      <div role="heading" aria-level=${headingLevel}><bdi>${name}</bdi></div>
      <p><bdi>${row?.tagline || t('community.memberCount', { count: memberCount })}</bdi></p>
    </div>
    <button
      class="icon-button"
      type="button"
      aria-haspopup="menu"
      aria-label=${t('community.menu')}
      @click=${(event: Event) => openMenu(event.currentTarget as HTMLElement)}
    >
      ${icon(shapes.chevronDown)}
    </button>
    ${close ? html`<button class="icon-button" type="button" aria-label=${t('community.close')} @click=${close}>${icon(shapes.x)}</button>` : nothing}
  </header>`;
}

export interface PersonView {
  readonly me: MemberRow;
  readonly roles: readonly RoleRow[];
  readonly here: 'here' | 'away' | undefined;
  readonly locale: Locale;
  openMenu(anchor: HTMLElement): void;
}

export function personEnd({ me, roles, here, locale, openMenu }: PersonView): TemplateResult {
  const held = roles.filter((role) => !role.everyone && me.roleIds.includes(role.id)).slice(0, 2);
  return html`<div class="me">
    ${face(me, { size: 'medium', here })}
    <div class="grow">
      <div class="strong clip"><bdi>${me.name}</bdi></div>
      ${held.length > 0 ? html`<div class="small quiet clip">${held.map((role, index) => html`${index > 0 ? ' · ' : nothing}<bdi>${role.name}</bdi>`)}</div>` : nothing}
    </div>
    <button
      class="icon-button"
      type="button"
      aria-haspopup="menu"
      aria-label=${locale.t('community.settings')}
      @click=${(event: Event) => openMenu(event.currentTarget as HTMLElement)}
    >
      ${icon(shapes.settings)}
    </button>
  </div>`;
}
