/** Only the number: what is new, for a menu or a tab of the host page. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from '../base/decorators.ts';
import type { GetToken, HearthClient } from '../../src/index.ts';
import { define } from '../base/define.ts';
import { shared } from '../base/shared.ts';
import { AloneController } from '../controllers/alone-controller.ts';
import { ClientController } from '../controllers/client-controller.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';

/**
 * @summary What is new in a community, as a number or a dot.
 * @tag hearth-unread-badge
 * @csspart count - The number of mentions and replies.
 */
export class HearthUnreadBadge extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
        vertical-align: middle;
      }
      .hearth {
        display: inline-grid;
        place-items: center;
      }
    `,
  ];
  readonly #client = new ClientController(this);
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);
  readonly #alone = new AloneController(this, this.#client, this.#store, this.#locale);

  /** Address of the Hearth server. */
  @property() server: string | undefined;
  /** The community's slug. */
  @property() community: string | undefined;
  /** A fixed token, for pages without renewal. */
  @property() token: string | undefined;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  @property({ attribute: false }) client: HearthClient | undefined;
  /** Signs the person in; see the embedding guide. */
  @property({ attribute: false }) getToken: GetToken | undefined;

  constructor() {
    super();
    new HostController(this);
  }

  override willUpdate(): void {
    this.#client.update();
  }

  override render(): TemplateResult | typeof nothing {
    const client = this.#client.current;
    this.#alone.instead(); // there is no room for words here: the console has them
    if (!client) return nothing;
    const { unread, mentions } = this.#store.read(client.community.unread);
    if (unread + mentions === 0) return nothing;
    const { t, format } = this.#locale.current;
    const name = mentions > 0 ? t('channel.forYou', { count: mentions }) : t('channel.unread');
    return html`<span class="hearth" role="img" aria-label=${name}
      >${mentions > 0 ? html`<span class="count" part="count">${mentions > 99 ? '99+' : format.number(mentions)}</span>` : html`<span class="dot"></span>`}</span
    >`;
  }
}

define('hearth-unread-badge', HearthUnreadBadge);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-unread-badge': HearthUnreadBadge;
  }
}
