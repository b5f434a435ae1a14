/** The invites that nobody has ended, each with the way to end it; one that its maker may no longer give says so. A leaf. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Invite, RoleRow } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { circleAlert } from '../icons/shapes.ts';
import type { Locale } from '../locales/locale.ts';

export interface OpenInvitesView {
  readonly invites: readonly Invite[] | undefined;
  readonly roles: readonly RoleRow[];
  readonly locale: Locale;
  nameOf(memberId: string): string;
  end(invite: Invite): void;
}

export function isOpen({ revokedAt, expiresAt, uses, used }: Invite, now: number): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now) && (uses === null || used < uses);
}

function dateOf(at: number, { tag }: Locale): string {
  return new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(
    at,
  );
}

function entry(invite: Invite, { roles, locale, nameOf, end }: OpenInvitesView): TemplateResult {
  const { t } = locale;
  const note = invite.note || t('invite.untitled', { date: dateOf(invite.createdAt, locale) });
  const role = roles.find(({ id }) => id === invite.roleId);
  const facts = [
    invite.uses === null
      ? t('invite.used', { count: invite.used })
      : t('invite.usedOf', { used: invite.used, uses: invite.uses }),
    ...(invite.expiresAt === null ? [] : [t('invite.until', { date: dateOf(invite.expiresAt, locale) })]),
    ...(role ? [role.name] : []),
    t('invite.by', { name: nameOf(invite.creatorId) }),
  ];
  return html`<li>
    <div class="grow">
      <div class="strong clip" title=${note}><bdi>${note}</bdi></div>
      <div class="small quiet">${facts.join(' · ')}</div>
      ${invite.lapsed ? html`<p class="problem">${icon(circleAlert)}${t('invite.lapsed')}</p>` : nothing}
    </div>
    <button
      class="button button--small button--stop"
      type="button"
      aria-label=${t('invite.endNamed', { note })}
      @click=${() => end(invite)}
    >
      ${t('invite.end')}
    </button>
  </li>`;
}

export function openInvites(view: OpenInvitesView): TemplateResult {
  const { invites, locale } = view;
  return html`<section>
    <h3 class="strong" id="open-title" tabindex="-1">${locale.t('invite.open')}</h3>
    ${invites?.length === 0 ? html`<p class="quiet">${locale.t('invite.none')}</p>` : nothing}
    <ul role="list" class="open-list" aria-labelledby="open-title">
      ${invites?.map((invite) => entry(invite, view))}
    </ul>
  </section>`;
}
