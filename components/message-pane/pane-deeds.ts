/**
 * What a pane does beyond showing a channel: its menus, pins, guidelines, the line that says what was done, and words
 * where there are no messages. Made by the pane once this part has arrived.
 */
import { nothing, type TemplateResult } from 'lit';
import type { ChannelHandle, HearthClient, TimelineView } from '../../src/index.ts';
import { sendPermission } from '../../src/index.ts';
import { Announcer } from '../base/announcer.ts';
import { FocusKeeper } from '../base/focus-keeper.ts';
import { isComposing } from '../base/is-composing.ts';
import type { ClientController } from '../controllers/client-controller.ts';
import type { LocaleController } from '../controllers/locale-controller.ts';
import type { StoreController } from '../controllers/store-controller.ts';
import { namesOf } from '../message-list/names-of.ts';
import { withWords } from '../locales/texts.ts';
import { LogExtras } from './log-later.ts';
import type { MessageLog } from './message-log.ts';
import type { HearthMessagePane } from './message-pane.ts';
import { BackEvent, CloseEvent, ShowMembersEvent } from './message-pane-events.ts';
import { guidelinesCard, pinnedBar, toast } from './pane-extras.ts';
import type { HeaderPress } from './pane-header.ts';
import { emptyChannel, failedChannel, misconfigured, missingChannel } from './pane-states.ts';
import { messageLink } from './permalink.ts';
import { Pins } from './pins.ts';

const TOAST_MS = 6000;

/** What the pane lends. */
export interface DeedsPane {
  readonly host: HearthMessagePane;
  readonly clients: ClientController;
  readonly store: StoreController;
  readonly locale: LocaleController;
  readonly log: MessageLog;
  /** Into the composer. */
  write(): void;
}

export class PaneDeeds {
  readonly #pane: DeedsPane;
  readonly #announcer: Announcer;
  readonly #pins: Pins;
  readonly log: LogExtras;
  #said = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether this is the reader's first visit, decided when the channel opens; undefined before. */
  #isFirstVisit: boolean | undefined;

  constructor(pane: DeedsPane) {
    const { host, log } = pane;
    this.#pane = pane;
    this.#announcer = new Announcer(host);
    this.#pins = new Pins(host);
    new FocusKeeper(host, '.centre h3');
    this.log = new LogExtras({
      host,
      log,
      announcer: this.#announcer,
      tell: (text) => this.tell(text),
      leave: pane.write,
      hasShortcuts: () => !host.noShortcuts,
    });
  }

  /** The channel is left. */
  leave(): void {
    this.#isFirstVisit = undefined;
  }

  disconnect(): void {
    clearTimeout(this.#timer);
  }

  tell(text: string): void {
    this.#said = text;
    this.#announcer.say(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#said = '';
      this.#pane.host.requestUpdate();
    }, TOAST_MS);
  }

  /** The message that was asked for is not there, or not mine to see. */
  tellGone(): void {
    this.tell(this.#pane.locale.t('message.gone'));
  }

  /** Escape in the composer, with nothing left to close there, goes to the messages. */
  handleComposerKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || isComposing(event)) return;
    if (this.#pane.log.focus()) event.stopPropagation();
  }

  async press(what: HeaderPress, anchor: HTMLElement): Promise<void> {
    const { host, clients, locale, log } = this.#pane;
    const client = clients.current;
    const { channel } = log;
    if (what === 'back') host.dispatchEvent(new BackEvent());
    else if (what === 'close') host.dispatchEvent(new CloseEvent());
    else if (what === 'members') this.#showMembers();
    else if (client && channel) {
      const menus = await withWords(import('./header-menus.ts'));
      const open = { pins: menus.openPins, bell: menus.openNotifications, more: menus.openMore }[what];
      open({
        client,
        channel,
        locale: locale.current,
        names: namesOf(client),
        root: host.renderRoot as ShadowRoot,
        anchor,
        pins: [...this.#pins.rows((atom) => atom.get())],
        isNested: clients.isNested,
        link: messageLink(client.community.row.get()?.slug ?? '', channel.row.get()?.slug ?? ''),
        now: Date.now() + client.clockOffset.get(),
        jump: (messageId) => void this.#jump(messageId),
        tell: (text) => this.tell(text),
        showMembers: () => this.#showMembers(),
        showAbout: () => void this.#showAbout(anchor),
      });
    }
  }

  async #jump(messageId: string): Promise<void> {
    if (!(await this.#pane.log.showMessage(messageId))) this.tellGone();
  }

  #showMembers(): void {
    this.#pane.host.dispatchEvent(new ShowMembersEvent(this.#pane.log.channel?.id.get() ?? ''));
  }

  async #showAbout(opener: HTMLElement): Promise<void> {
    const { openAbout } = await withWords(import('./about-dialog.ts'));
    const { host, clients, locale, log } = this.#pane;
    const client = clients.current;
    const row = log.channel?.row.get();
    if (client && row) openAbout(host.renderRoot as ShadowRoot, row, namesOf(client), locale.current, opener);
  }

  region(): TemplateResult {
    return this.#announcer.region();
  }

  misconfigured(): TemplateResult {
    return misconfigured(this.#pane.locale.current);
  }

  /** The newest pin, over the upper edge of the messages: they stay where they are when it comes. */
  pinned(client: HearthClient, channel: ChannelHandle, timeline: TimelineView): TemplateResult | typeof nothing {
    const { locale, store } = this.#pane;
    this.#pins.update(client, channel, timeline);
    const [newest] = this.#pins.rows((atom) => store.read(atom));
    return pinnedBar(newest, namesOf(client), locale.current, (messageId) => void this.#jump(messageId));
  }

  /** Before the first visit to a channel, what it asks of one. */
  guidelines(client: HearthClient, channel: ChannelHandle): TemplateResult | typeof nothing {
    const { store, locale, host } = this.#pane;
    const row = store.read(channel.row);
    const { readSeq } = store.read(channel.unread);
    if (row && this.#isFirstVisit === undefined && store.read(channel.timeline).status === 'ready')
      this.#isFirstVisit = readSeq === 0;
    if (!this.#isFirstVisit || !row?.guidelines) return nothing;
    const onDismiss = (): void => {
      this.#isFirstVisit = false;
      host.requestUpdate();
      host.focus();
    };
    return guidelinesCard({ text: row.guidelines, names: namesOf(client), locale: locale.current, onDismiss });
  }

  /** In place of messages. */
  instead(channel: ChannelHandle, { status }: TimelineView): TemplateResult {
    const { store, locale, write } = this.#pane;
    if (status === 'missing') return missingChannel(locale.current);
    if (status === 'failed') return failedChannel(locale.current, () => void channel.showLatest());
    const row = store.read(channel.row);
    const canSend = store.read(channel.permissions).has(sendPermission(row?.type ?? 'text'));
    return emptyChannel(row, locale.current, canSend ? write : undefined);
  }

  toast(): TemplateResult | typeof nothing {
    const { t } = this.#pane.locale.current;
    if (this.log.deletions.ids.size > 0)
      return toast(t('message.deleted'), { label: t('action.undo'), act: () => this.log.undoDelete() });
    return this.#said ? toast(this.#said, undefined) : nothing;
  }
}
