/**
 * What an element that stands alone in a page says when it has nothing to show: set up wrong, signed out, not let in, no
 * answer. Inside a community or a pane, whose frame says it, this is silent. The words load when they are needed.
 */
import type { ReactiveController, ReactiveElement, TemplateResult } from 'lit';
import { adopt } from '../base/adopt.ts';
import { Later } from '../base/later.ts';
import type * as later from './alone-later.ts';
import type { ClientController, ClientSource } from './client-controller.ts';
import type { LocaleController } from './locale-controller.ts';
import type { StoreController } from './store-controller.ts';

type Host = ReactiveElement & ClientSource & { readonly nested?: boolean };

export class AloneController implements ReactiveController {
  readonly #host: Host;
  readonly #parts: {
    readonly clients: ClientController;
    readonly store: StoreController;
    readonly locale: LocaleController;
  };
  readonly #later: Later<typeof later>;
  #note: later.DeveloperNote | undefined;

  constructor(host: Host, clients: ClientController, store: StoreController, locale: LocaleController) {
    this.#host = host;
    this.#parts = { clients, store, locale };
    this.#later = new Later(host, () => import('./alone-later.ts'));
    host.addController(this);
  }

  hostUpdated(): void {
    const { current } = this.#parts.clients;
    const isFine = current && (current.ready.get() || /^(?:idle|connecting)$/.test(current.connection.get().status));
    if (!isFine && !this.#isInside) this.#later.soon();
  }

  hostDisconnected(): void {
    this.#note?.soon(undefined);
  }

  /** @param compact for an element of a line's height. @returns undefined while there is something to show or wait for. */
  instead(compact = false): TemplateResult | undefined {
    const part = this.#later.part;
    const { clients, store, locale } = this.#parts;
    const client = clients.current;
    if (client && !this.#isInside) [client.ready, client.connection].forEach((atom) => store.read<unknown>(atom));
    if (!part || this.#isInside) {
      this.#note?.soon(undefined);
      return undefined;
    }
    adopt(this.#host.renderRoot as ShadowRoot, part.laterSurfaces);
    const words = part.wordsFor(this.#host, client, locale.current);
    this.#note ??= new part.DeveloperNote((note) => console.error(`[hearth] ${note}`));
    this.#note.soon(words?.forDeveloper);
    return words && (compact ? part.stateStrip(words) : part.drawState(words));
  }

  get #isInside(): boolean {
    return this.#parts.clients.isNested || this.#host.nested === true;
  }
}
