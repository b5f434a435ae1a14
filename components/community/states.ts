/** Whole-pane states instead of a community: signed out, not allowed, set up wrong, too old. Never a blank box. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ConnectionState } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import * as later from '../icons/later-shapes.ts';
import type { Locale } from '../locales/locale.ts';

export interface StateAction {
  readonly label: string;
  readonly act: () => void;
}

export function emptyState(shape: string, title: string, help: string, action?: StateAction): TemplateResult {
  return html`<div class="empty" part="empty">
    <span class="arch arch--soft" aria-hidden="true">${icon(shape)}</span>
    <div role="heading" aria-level="2">${title}</div>
    <p>${help}</p>
    ${action ? html`<button class="button button--go" type="button" @click=${action.act}>${action.label}</button>` : nothing}
  </div>`;
}

/** What the tag or element lacks, in words; undefined when it is complete. */
export function missing(server: string | undefined, community: string | undefined, locale: Locale): string | undefined {
  if (!community) return locale.t('state.noCommunity');
  if (server === undefined) return locale.t('state.noServer');
  if (server !== '' && !URL.canParse(server)) return locale.t('state.noServer');
  return undefined;
}

/** @returns undefined while there is something to show or to wait for. */
export function connectionState(
  connection: ConnectionState,
  hasIdentity: boolean,
  locale: Locale,
  actions: { readonly signIn: () => void; readonly reconnect: () => void },
): TemplateResult | undefined {
  const { t } = locale;
  if (connection.status === 'signed_out') {
    if (connection.reason === 'no_token' && !hasIdentity)
      return emptyState(later.logIn, t('state.signedOut'), t('state.noIdentity'));
    return emptyState(later.logIn, t('state.signedOut'), t('state.signedOutHelp'), {
      label: t('connection.signIn'),
      act: actions.signIn,
    });
  }
  if (connection.status !== 'refused') return undefined;
  const { code, message } = connection.error;
  if (code === 'banned') return emptyState(later.ban, t('state.banned'), t('state.bannedHelp'));
  if (code === 'forbidden') return emptyState(later.userRoundX, t('state.removed'), t('state.removedHelp'));
  if (code === 'protocol_mismatch')
    return emptyState(later.refreshCw, t('state.update'), t('state.updateHelp'), {
      label: t('action.retry'),
      act: () => location.reload(),
    });
  return emptyState(later.triangleAlert, t('connection.refused'), message, {
    label: t('action.retry'),
    act: actions.reconnect,
  });
}
