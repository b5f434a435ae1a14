/**
 * The list of channels by category. One tab stop with arrows inside; folding is remembered on the device, and a folded
 * category still shows what is unread. Tells the page which channel was chosen; shows the one it is told.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from '../base/decorators.ts';
import type { ChannelGroup, ChannelRow, GetToken, HearthClient } from '../../src/index.ts';
import { adopt } from '../base/adopt.ts';
import { each } from '../base/each.ts';
import { define } from '../base/define.ts';
import { Later } from '../base/later.ts';
import { shared } from '../base/shared.ts';
import { AloneController } from '../controllers/alone-controller.ts';
import { ClientController } from '../controllers/client-controller.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { icon } from '../icons/icon.ts';
import * as shapes from '../icons/shapes.ts';
import { writeRoute } from '../community/hash-route.ts';
import { channelListStyles } from './channel-list.styles.ts';
import { channelRow } from './channel-row.ts';
import { lastLine } from './last-message.ts';
import { ChannelChosenEvent } from './channel-list-events.ts';
import type { ListKeys } from './list-keys.ts';
import { isUnread } from './is-unread.ts';

/**
 * @summary The channels of a community, by category.
 * @tag hearth-channel-list
 * @fires {ChannelChosenEvent} hearth-channel-chosen - A channel was chosen. Cancelable: then the page handles it.
 * @fires {ChannelMenuEvent} hearth-channel-menu - The actions of a channel or category are wanted.
 * @csspart side - The whole list.
 * @csspart category - A category's heading.
 * @csspart channel - A channel's row.
 * @csspart count - How many are for you.
 */
export class HearthChannelList extends LitElement {
  static override styles = [shared, channelListStyles];

  readonly #client = new ClientController(this);
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);
  readonly #alone = new AloneController(this, this.#client, this.#store, this.#locale);
  readonly #later = new Later(
    this,
    () => import('./list-later.ts'),
    (part) => {
      adopt(this.renderRoot as ShadowRoot, part.listLaterStyles);
      this.#keys = new part.ListKeys({
        host: this,
        stops: () => this.#stops(),
        moveTo: (target) => this.#moveTo(target),
        setCollapsed: (id, isCollapsed) => this.#client.current?.community.setCollapsed(id, isCollapsed),
      });
    },
  );
  #keys: ListKeys | undefined;

  /** Address of the Hearth server; not needed inside `hearth-community`. */
  @property() server: string | undefined;
  /** The community's slug; not needed inside `hearth-community`. */
  @property() community: string | undefined;
  /** A fixed token, for pages without renewal. */
  @property() token: string | undefined;
  /** Id of the channel that is shown. */
  @property() current: string | undefined;
  /** Shows only channels whose name holds this text. */
  @property() filter = '';
  /** Rows with a second line: the last message and its time. */
  @property({ type: Boolean, reflect: true, attribute: 'two-lines' }) twoLines = false;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  @property({ attribute: false }) client: HearthClient | undefined;
  /** Signs the person in; see the embedding guide. */
  @property({ attribute: false }) getToken: GetToken | undefined;
  @state() private stop: string | undefined;

  constructor() {
    super();
    new HostController(this);
  }

  override willUpdate(): void {
    this.#client.update();
  }

  override updated(): void {
    this.#later.soon();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#later.settled();
    return super.getUpdateComplete();
  }

  /** Puts the focus on the current channel, else on the first. */
  override focus(): void {
    this.#stops()
      .find((stop) => stop.tabIndex === 0)
      ?.focus();
  }

  readonly #handleClick = (event: Event): void => {
    const mouse = event as MouseEvent;
    const link = (event.target as Element).closest<HTMLAnchorElement>('a.channel');
    if (!link || mouse.ctrlKey || mouse.metaKey || mouse.shiftKey) return;
    event.preventDefault();
    const { id } = link.dataset;
    if (!id) return;
    this.stop = id;
    if (this.dispatchEvent(new ChannelChosenEvent(id))) this.current = id;
  };

  readonly #handleKey = (event: KeyboardEvent): void => this.#later.when(() => this.#keys?.handle(event));

  #moveTo(target: HTMLElement): void {
    this.stop = target.dataset['id'];
    target.focus();
  }

  #stops(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.category, .channel')];
  }

  override render(): TemplateResult {
    const client = this.#client.current;
    const groups = client ? this.#store.read(client.community.groups) : [];
    const shown = (this.filter && this.#later.part?.filterGroups(groups, this.filter)) || groups;
    const locale = this.#locale.current;
    return html`<nav
      class="hearth"
      part="side"
      dir=${this.#locale.dir}
      aria-label=${locale.t('community.channels')}
      @click=${this.#handleClick}
      @keydown=${this.#handleKey}
    >
      ${this.#alone.instead()}${each(
        shown,
        (group) => group.category?.id ?? '',
        (group) => this.#group(client, group, shown),
      )}
      ${this.filter && this.#later.part?.noneFound(shown, this.filter, locale)}
      <slot name="foot"></slot>
    </nav>`;
  }

  #group(
    client: HearthClient | undefined,
    group: ChannelGroup,
    groups: readonly ChannelGroup[],
  ): TemplateResult | typeof nothing {
    if (!client) return nothing;
    const isFolded = group.collapsed && !this.filter;
    const visible = isFolded
      ? group.channels.filter((channel) => channel.id === this.current || isUnread(client, channel.id))
      : group.channels;
    const { category } = group;
    const stop = this.#stopIn(groups);
    const heading = category
      ? html`<div class="heading">
          <button
            class="category"
            part="category"
            type="button"
            data-id=${category.id}
            tabindex=${stop === category.id ? 0 : -1}
            aria-expanded=${String(!isFolded)}
            @click=${() => client.community.setCollapsed(category.id, !group.collapsed)}
          >
            ${icon(shapes.chevronDown)}<bdi class="clip">${category.name}</bdi>
          </button>
          ${this.#menuButton(category.id, category.name, 'category')}
        </div>`
      : nothing;
    return html`${heading}
      <ul role="list" aria-label=${category?.name ?? nothing}>
        ${each(
          visible,
          (channel) => channel.id,
          (channel) =>
            html`<li class="row">
              ${this.#row(client, channel, category !== null && isPrivatePlace(category), stop)}${this.#menuButton(channel.id, channel.name, 'channel')}
            </li>`,
        )}
      </ul>`;
  }

  #row(client: HearthClient, channel: ChannelRow, inPrivate: boolean, stop: string | undefined): TemplateResult {
    const handle = client.channel(channel.id);
    const draft = this.#store.read(handle.draft);
    const lastAt = this.twoLines ? (this.#store.read(handle.row)?.lastAt ?? null) : null;
    return channelRow(
      {
        channel,
        unread: this.#store.read(handle.unread),
        isPrivate: inPrivate || isPrivatePlace(channel),
        isCurrent: channel.id === this.current,
        isStop: stop === channel.id,
        hasDraft: Boolean(draft?.text),
        href: writeRoute(this.community ?? this.#store.read(client.community.row)?.slug ?? '', channel.slug),
        when: lastAt === null ? '' : this.#locale.current.format.when(lastAt, Date.now()),
        preview: this.twoLines ? lastLine(client, handle, this.#store, this.#locale.current) : '',
      },
      this.#locale.current,
    );
  }

  /** It lies over the row's end, so that nothing moves when it comes. */
  #menuButton(id: string, name: string, kind: 'channel' | 'category'): unknown {
    return this.#client.isNested ? this.#later.part?.menuButton(this, this.#locale.current, id, name, kind) : nothing;
  }

  /** The one tab stop: where the reader was last, else the current channel, else the first row. */
  #stopIn(groups: readonly ChannelGroup[]): string | undefined {
    const ids = groups.flatMap((group) => [
      ...(group.category ? [group.category.id] : []),
      ...group.channels.map((channel) => channel.id),
    ]);
    return [this.stop, this.current].find((id) => id && ids.includes(id)) ?? ids[0];
  }
}

/** Whether some role or person is kept out: the row then carries a lock. */
function isPrivatePlace(place: { readonly overrides: readonly { readonly deny: readonly string[] }[] }): boolean {
  return place.overrides.some((override) => override.deny.includes('channel.view'));
}

define('hearth-channel-list', HearthChannelList);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-channel-list': HearthChannelList;
  }
}
