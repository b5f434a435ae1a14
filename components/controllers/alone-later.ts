/** The words of `alone-controller`, loaded when an element has to say why it shows nothing. */
import type { HearthClient } from '../../src/index.ts';
import { SignInRequestEvent } from '../community/community-events.ts';
import { missing, stateOf, type StateWords } from '../community/states.ts';
import { settings } from '../icons/soon-shapes.ts';
import type { Locale } from '../locales/locale.ts';
import '../locales/en-frame-soon.ts';
import type { ClientSource } from './client-controller.ts';
export { laterSurfaces } from '../base/later-surfaces.ts';
export { DeveloperNote } from '../community/tell-developer.ts';
export { drawState, stateStrip } from '../community/states.ts';

/** @returns undefined while there is something to show or to wait for. */
export function wordsFor(
  host: HTMLElement & ClientSource,
  client: HearthClient | undefined,
  locale: Locale,
): StateWords | undefined {
  if (!client) {
    const lacking = missing(host.server, host.community, locale);
    if (lacking === undefined) return undefined;
    const name = `<${host.localName}> `;
    return {
      shape: settings,
      title: locale.t('state.misconfigured'),
      help: lacking,
      forDeveloper: name + lacking,
    };
  }
  const connection = client.connection.get();
  if (client.ready.get() && connection.status !== 'refused') return undefined;
  const hasIdentity = Boolean(host.client ?? host.getToken ?? host.token);
  return stateOf(connection, hasIdentity, locale, {
    signIn: () => void host.dispatchEvent(new SignInRequestEvent()),
    reconnect: () => client.reconnect(),
  });
}
