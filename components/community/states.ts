/** States instead of a community: signed out, not allowed, no answer, set up wrong, too old. Never a blank box. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ConnectionState } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import * as later from '../icons/later-shapes.ts';
import { errorText } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { NO_IDENTITY } from './tell-developer.ts';

export interface StateAction {
  readonly label: string;
  readonly act: () => void;
}
/** What to say, before it is decided how large. */
export interface StateWords {
  readonly shape: string;
  readonly title: string;
  readonly help: string;
  readonly action?: StateAction;
  /** A mistake in the page, for the console. */
  readonly forDeveloper?: string;
}

export function emptyState(shape: string, title: string, help: string, action?: StateAction): TemplateResult {
  return html`<div class="empty" part="empty">
    <span class="arch arch--soft" aria-hidden="true">${icon(shape)}</span>
    <div role="heading" aria-level="2">${title}</div>
    <p>${help}</p>
    ${action ? html`<button class="button button--go" type="button" @click=${action.act}>${action.label}</button>` : nothing}
  </div>`;
}

export function drawState({ shape, title, help, action }: StateWords): TemplateResult {
  return emptyState(shape, title, help, action);
}

/** The same in the height of a line or two. */
export function stateStrip({ shape, title, help, action }: StateWords): TemplateResult {
  return html`<div class="strip strip--plain" part="banner" role="status">
    ${icon(shape)}<span class="grow"><b class="strong">${title}</b> ${help}</span>
    ${action ? html`<button class="button button--small" type="button" @click=${action.act}>${action.label}</button>` : nothing}
  </div>`;
}

/** What the tag or element lacks, in words; undefined when it is complete. */
export function missing(server: string | undefined, community: string | undefined, locale: Locale): string | undefined {
  if (!community) return locale.t('state.noCommunity');
  if (server === undefined) return locale.t('state.noServer');
  if (server !== '' && !URL.canParse(server)) return locale.t('state.noServer');
  return undefined;
}

/** Failed more than once: no longer a hiccup that nobody need hear of. */
function isUnreachable(connection: ConnectionState): boolean {
  if (connection.status === 'waiting') return connection.attempt > 1 || connection.retryAt - connection.since > 5_000;
  return connection.status === 'connecting' && connection.attempt > 2;
}

interface Actions {
  readonly signIn: () => void;
  readonly reconnect: () => void;
}

/** @returns undefined while there is something to show or to wait for. */
export function stateOf(
  connection: ConnectionState,
  hasIdentity: boolean,
  locale: Locale,
  { signIn, reconnect }: Actions,
): StateWords | undefined {
  const { t } = locale;
  if (connection.status === 'signed_out') {
    const title = t('state.signedOut');
    if (connection.reason === 'no_token' && !hasIdentity)
      return { shape: later.logIn, title, help: t('state.noIdentity'), forDeveloper: NO_IDENTITY };
    return {
      shape: later.logIn,
      title,
      help: t('state.signedOutHelp'),
      action: { label: t('connection.signIn'), act: signIn },
    };
  }
  if (isUnreachable(connection))
    return {
      shape: later.refreshCw,
      title: t('state.unreachable'),
      help: t('state.unreachableHelp'),
      action: { label: t('connection.tryNow'), act: reconnect },
    };
  if (connection.status !== 'refused') return undefined;
  const { code, message } = connection.error;
  if (code === 'banned') return { shape: later.ban, title: t('state.banned'), help: t('state.bannedHelp') };
  if (code === 'forbidden') return { shape: later.userRoundX, title: t('state.removed'), help: t('state.removedHelp') };
  if (code === 'protocol_mismatch')
    return {
      shape: later.refreshCw,
      title: t('state.update'),
      help: t('state.updateHelp'),
      action: { label: t('action.retry'), act: () => location.reload() },
    };
  return {
    shape: later.triangleAlert,
    title: t('connection.refused'),
    help: errorText(locale, connection.error),
    forDeveloper: message,
    action: { label: t('action.retry'), act: reconnect },
  };
}

export function connectionState(...input: Parameters<typeof stateOf>): TemplateResult | undefined {
  const words = stateOf(...input);
  return words && drawState(words);
}
