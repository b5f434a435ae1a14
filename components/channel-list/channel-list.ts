/**
 * The list of channels by category. One tab stop with arrows inside; folding is remembered on the device, and a folded
 * category still shows what is unread. Tells the page which channel was chosen; shows the one it is told.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChannelGroup, ChannelRow, GetToken, HearthClient } from '../../src/index.ts';
import { define } from '../base/define.ts';
import { isComposing } from '../base/is-composing.ts';
import { shared } from '../base/shared.ts';
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
import { ChannelChosenEvent, ChannelMenuEvent } from './channel-list-events.ts';

/** Letters within this time belong to one word. */
const TYPING_MS = 700;

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
  #typed = '';
  #typedAt = 0;

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

  /** Puts the focus on the current channel, else on the first. */
  override focus(): void {
    this.#stops()
      .find((stop) => stop.tabIndex === 0)
      ?.focus();
  }

  /** The channel `step` rows further on screen order; `unreadOnly` skips what is read. */
  neighbour(step: 1 | -1, unreadOnly: boolean): string | undefined {
    const client = this.#client.current;
    if (!client) return undefined;
    const channels = client.community.groups.get().flatMap((group) => group.channels);
    const at = channels.findIndex((channel) => channel.id === this.current);
    for (let i = 1; i <= channels.length; i++) {
      const channel = channels[(at + step * i + channels.length * 2) % channels.length];
      if (channel && (!unreadOnly || isUnread(client, channel.id))) return channel.id;
    }
    return undefined;
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

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = this.#stops();
    const active = (this.renderRoot as ShadowRoot).activeElement;
    const line = active?.closest('.row, .heading');
    const more = line?.querySelector<HTMLElement>('.more');
    const at = stops.findIndex((stop) => line?.contains(stop));
    if (at < 0) return;
    if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
      event.preventDefault();
      return more?.click();
    }
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const isFold = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const target = isFold ? this.#aside(stops, at, event.key === forward, more) : moved(stops, at, event.key);
    if (target && target === more) target.focus();
    else if (target) this.#moveTo(target);
    else if (this.#isTyping(event)) this.#typeAhead(stops, at, event);
    else if (!isFold) return;
    event.preventDefault();
  };

  /** Forward: into a category, or to a channel's actions. Back: out again. @returns where the focus goes. */
  #aside(
    stops: readonly HTMLElement[],
    at: number,
    open: boolean,
    more: HTMLElement | null | undefined,
  ): HTMLElement | undefined {
    const stop = stops[at];
    if ((this.renderRoot as ShadowRoot).activeElement === more) return open ? undefined : stop;
    if (stop?.classList.contains('category')) {
      const isOpen = stop.getAttribute('aria-expanded') === 'true';
      if (isOpen !== open && stop.dataset['id'])
        this.#client.current?.community.setCollapsed(stop.dataset['id'], !open);
      return isOpen && open ? stops[at + 1] : undefined;
    }
    return open ? (more ?? undefined) : stops.slice(0, at).findLast((other) => other.classList.contains('category'));
  }

  /** Names have spaces: one belongs to the name while somebody types it, else it presses the button. */
  #isTyping(event: KeyboardEvent): boolean {
    if (event.key === ' ') return this.#typed !== '' && event.timeStamp - this.#typedAt < TYPING_MS;
    return event.key.length === 1 && event.key !== '/' && event.key !== '?';
  }

  #typeAhead(stops: readonly HTMLElement[], at: number, event: KeyboardEvent): void {
    this.#typed = event.timeStamp - this.#typedAt > TYPING_MS ? event.key : this.#typed + event.key;
    this.#typedAt = event.timeStamp;
    const from = this.#typed.length === 1 ? at + 1 : at;
    const ordered = [...stops.slice(from), ...stops.slice(0, from)];
    const found = ordered.find((stop) =>
      stop.querySelector('bdi')?.textContent.toLocaleLowerCase().startsWith(this.#typed.toLocaleLowerCase()),
    );
    if (found) this.#moveTo(found);
  }

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
    const shown = this.filter ? filterGroups(groups, this.filter) : groups;
    const locale = this.#locale.current;
    const isEmpty = shown.every((group) => group.channels.length === 0 && !group.category);
    return html`<nav
      class="hearth"
      part="side"
      dir=${this.#locale.dir}
      aria-label=${locale.t('community.channels')}
      @click=${this.#handleClick}
      @keydown=${this.#handleKey}
    >
      ${repeat(
        shown,
        (group) => group.category?.id ?? '',
        (group) => this.#group(client, group, shown),
      )}
      ${isEmpty && this.filter ? html`<p class="empty small" role="status">${locale.t('community.findNone', { text: this.filter })}</p>` : nothing}
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
        ${repeat(
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

  #menuButton(id: string, name: string, kind: 'channel' | 'category'): TemplateResult | typeof nothing {
    if (!this.#client.isNested) return nothing;
    const label = this.#locale.t(kind === 'channel' ? 'channel.actions' : 'category.actions', { name });
    return html`<button
      class="icon-button more"
      type="button"
      tabindex="-1"
      aria-haspopup="menu"
      aria-label=${label}
      @click=${(event: Event) => this.dispatchEvent(new ChannelMenuEvent(kind, id, event.currentTarget as HTMLElement))}
    >
      ${icon(shapes.ellipsis)}
    </button>`;
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

function isUnread(client: HearthClient, channelId: string): boolean {
  const unread = client.channel(channelId).unread.get();
  return unread.mentions > 0 || (unread.unread > 0 && !unread.muted);
}

/** Whether some role or person is kept out: the row then carries a lock. */
function isPrivatePlace(place: { readonly overrides: readonly { readonly deny: readonly string[] }[] }): boolean {
  return place.overrides.some((override) => override.deny.includes('channel.view'));
}

function filterGroups(groups: readonly ChannelGroup[], text: string): ChannelGroup[] {
  const wanted = text.toLocaleLowerCase();
  return groups
    .map((group) => ({
      ...group,
      channels: group.channels.filter((channel) => channel.name.toLocaleLowerCase().includes(wanted)),
    }))
    .filter((group) => group.channels.length > 0);
}

function moved(stops: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return stops[at + 1];
  if (key === 'ArrowUp') return stops[at - 1];
  if (key === 'Home') return stops[0];
  return key === 'End' ? stops.at(-1) : undefined;
}

define('hearth-channel-list', HearthChannelList);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-channel-list': HearthChannelList;
  }
}
