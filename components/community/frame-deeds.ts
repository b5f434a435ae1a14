/**
 * What the frame does beyond showing channels and messages: keys, menus, the pane with the people, words to the person
 * and to the page. Made by the community element once this part has arrived.
 */
import { html, type nothing, type TemplateResult } from 'lit';
import type { HearthClient } from '../../src/index.ts';
import { FocusKeeper } from '../base/focus-keeper.ts';
import { isComposing } from '../base/is-composing.ts';
import type { HearthChannelList } from '../channel-list/channel-list.ts';
import type { ChannelMenuEvent } from '../channel-list/channel-list-events.ts';
import type { LocaleController } from '../controllers/locale-controller.ts';
import type { StoreController } from '../controllers/store-controller.ts';
import { messageCircle } from '../icons/shapes.ts';
import { settings } from '../icons/soon-shapes.ts';
import { withWords } from '../locales/texts.ts';
import { AsideController, type View } from '../member-aside/aside-controller.ts';
import { BannerController } from './banner-controller.ts';
import { bannerStrip } from './banner.ts';
import type { ChannelChoice } from './channel-choice.ts';
import type { HearthCommunity } from './community.ts';
import { CloseRequestEvent, SignInRequestEvent } from './community-events.ts';
import { FramePanes } from './frame-panes.ts';
import { NewsLine } from './news-line.ts';
import { PageEvents } from './page-events.ts';
import { PreferencesController } from './preferences-controller.ts';
import { ShortcutsController } from './shortcuts-controller.ts';
import { connectionState, emptyState, missing } from './states.ts';

/** What the community element lends. */
export interface Frame {
  readonly host: HearthCommunity;
  readonly store: StoreController;
  readonly locale: LocaleController;
  readonly choice: ChannelChoice;
  client(): HearthClient | undefined;
  isNarrow(): boolean;
  view(): View;
  show(view: View): void;
  /** Shows only channels whose name holds this text. */
  find(text: string): void;
}

export class FrameDeeds {
  readonly #frame: Frame;
  readonly #banner: BannerController;
  readonly #events: PageEvents;
  readonly #preferences: PreferencesController;
  readonly #panes: FramePanes;
  readonly #line: NewsLine;
  readonly aside: AsideController;
  readonly keys: ShortcutsController;

  constructor(frame: Frame) {
    const { host } = frame;
    this.#frame = frame;
    this.#banner = new BannerController(host);
    this.#events = new PageEvents(host);
    this.#preferences = new PreferencesController(host);
    this.#line = new NewsLine(host);
    new FocusKeeper(host, '.empty [role=heading]');
    this.aside = new AsideController(host, {
      show: frame.show,
      view: () => frame.view(),
    });
    this.#panes = new FramePanes(frame, this.aside);
    this.keys = new ShortcutsController({ ...this.#panes.steps, help: () => void this.#openHelp() });
  }

  /** With each update. */
  update(client: HearthClient | undefined): void {
    if (!client) return;
    const { host, choice } = this.#frame;
    this.#events.follow(client, host.community ?? '', host.server || location.origin);
    this.#events.watch(client, choice.channel);
  }

  /** A channel was chosen: the focus goes into it, unless somebody has gone on elsewhere meanwhile. @param from what had it */
  enter(from: Element | null): void {
    const { host } = this.#frame;
    void host.updateComplete.then(() => {
      const at = (host.renderRoot as ShadowRoot).activeElement ?? document.activeElement;
      if ((at === from || at === document.body) && matchMedia('(pointer: fine)').matches) host.focus();
    });
  }
  back(): void {
    this.#panes.steps.back();
  }
  close(): void {
    this.#frame.host.dispatchEvent(new CloseRequestEvent());
  }
  readonly #signIn = (): void => void this.#frame.host.dispatchEvent(new SignInRequestEvent());

  handleFindKey(event: KeyboardEvent): void {
    const list = this.#frame.host.renderRoot.querySelector<HearthChannelList>('hearth-channel-list');
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown') list?.focus();
    else if (event.key === 'Enter') list?.renderRoot.querySelector<HTMLElement>('a.channel')?.click();
    else if (event.key === 'Escape' && (event.target as HTMLInputElement).value) this.#frame.find('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async openChannelMenu({ kind, id, anchor }: ChannelMenuEvent): Promise<void> {
    const { openChannelMenu } = await withWords(import('../channel-menu/channel-menu.ts'));
    const client = this.#frame.client();
    const { root, locale, onProblem } = this.#surroundings();
    if (client) openChannelMenu({ client, locale, root, kind, id, anchor, onProblem });
  }

  async openSettings(anchor: HTMLElement, kind: 'community' | 'person'): Promise<void> {
    const { openCommunityMenu } = await withWords(import('../community-menu/community-menu.ts'));
    const frame = this.#frame;
    const client = frame.client();
    if (!client) return;
    openCommunityMenu({
      ...this.#surroundings(),
      kind,
      anchor,
      client,
      server: frame.host.server ?? '',
      navigate: (channelId) => frame.host.navigate(channelId),
      showMembers: () => void this.aside.open(),
      tell: (message) => this.#line.tell(message),
      density: { current: this.#preferences.density, set: (density) => this.#preferences.setDensity(density) },
      singleKeys: { on: this.keys.singleKeys, set: (on) => (this.keys.singleKeys = on) },
    });
  }

  async #openHelp(): Promise<void> {
    const { openKeyHelp } = await withWords(import('../key-help/key-help.ts'));
    const { root, locale } = this.#surroundings();
    openKeyHelp(root, locale);
  }

  #surroundings() {
    return {
      root: this.#frame.host.renderRoot as ShadowRoot,
      locale: this.#frame.locale.current,
      onProblem: (message: string) => this.#line.complain(message),
    };
  }

  /** What stands in place of the community: set up wrong, signed out, not allowed. */
  instead(client: HearthClient | undefined): TemplateResult | undefined {
    const { host, store, locale } = this.#frame;
    const { t } = locale.current;
    const lacking = client ? undefined : missing(host.server, host.community, locale.current);
    if (lacking) {
      this.#events.complain('misconfigured', lacking);
      return this.#state(emptyState(settings, t('state.misconfigured'), lacking));
    }
    if (!client) return undefined;
    const connection = store.read(client.connection);
    const instead = connectionState(connection, Boolean(host.client ?? host.getToken ?? host.token), locale.current, {
      signIn: this.#signIn,
      reconnect: () => client.reconnect(),
    });
    const canStillRead = connection.status !== 'refused' && store.read(client.ready);
    return instead && !canStillRead ? this.#state(instead) : undefined;
  }

  noChannel(client: HearthClient): TemplateResult {
    const { store, locale } = this.#frame;
    const { t } = locale.current;
    const mayMake = store.read(client.community.permissions).has('channel.manage');
    return emptyState(messageCircle, t('channel.none'), t(mayMake ? 'channel.noneManager' : 'channel.noneHelp'));
  }

  #state(content: TemplateResult): TemplateResult {
    return html`<div class="state">${content}</div>`;
  }

  banner(client: HearthClient): TemplateResult {
    const { store, locale } = this.#frame;
    const banner = this.#banner.current(
      store.read(client.connection),
      store.read(client.outbox),
      store.read(client.persistent),
    );
    return bannerStrip(banner, locale.current, {
      reconnect: () => client.reconnect(),
      signIn: this.#signIn,
      dismissMemory: () => this.#banner.dismissMemory(),
    });
  }

  people(): TemplateResult | typeof nothing {
    const { host, choice } = this.#frame;
    // alone on a narrow screen, it is what the page's headings lead to next
    const level = host.headingLevel + (this.#frame.isNarrow() ? 0 : 1);
    return this.aside.render(choice.channel, host.server, level);
  }

  newsLine(): TemplateResult {
    return this.#line.render(this.#frame.locale.current);
  }
}
