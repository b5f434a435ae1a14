/**
 * What a composer does beyond plain writing: names for the people it mentions, formats, what opens over the text, answers
 * and edits. Made by the composer once this part has arrived; it works on the composer's own text.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChannelHandle, HearthClient, MessageRow } from '../../src/index.ts';
import { composingOf, startEditing } from '../controllers/composing.ts';
import type { StoreController } from '../controllers/store-controller.ts';
import type { Locale } from '../locales/locale.ts';
import { namesOf } from '../message-list/names-of.ts';
import { excerptOf } from '../message-list/quote.ts';
import { type Aid, aidButtons, type BoxHandlers } from './composer-box.ts';
import { formatBar, strip } from './composer-parts.ts';
import type { Writer } from './composer-popup.ts';
import { applyFormat, type FormatName, type Written } from './formatting.ts';
import type { WrittenText } from './mention-text.ts';
import { WritingAids } from './writing-aids.ts';

export interface DeskComposer {
  requestUpdate(): void;
  /** What was changed is drawn. */
  isUpdated(): Promise<unknown>;
  readonly store: StoreController;
  readonly handlers: BoxHandlers;
  writer(): Omit<Writer, 'replace' | 'mentioned'> | undefined;
  /** The text of a message, a draft or a wish takes the place of what stands in the field. */
  readonly written: WrittenText;
  /** As if the person had written it. */
  change(text: string): void;
  /** The draft in the field, and what it answers. */
  keep(replyToId: string | undefined): void;
  focus(): void;
}

export class WritingDesk {
  readonly #composer: DeskComposer;
  readonly aids: WritingAids;
  #channel: ChannelHandle | undefined;
  #editId: string | undefined;
  #focusAsked = 0;
  #hasFormats = false;

  constructor(composer: DeskComposer) {
    this.#composer = composer;
    this.aids = new WritingAids(composer, () => this.#writer());
  }

  get editId(): string | undefined {
    return this.#editId;
  }
  get hasFormats(): boolean {
    return this.#hasFormats;
  }

  /** @param focusAsked how often the focus had been asked for when the composer came to this channel. */
  enter(channel: ChannelHandle, focusAsked: number): void {
    this.leave();
    this.#channel = channel;
    this.#focusAsked = focusAsked;
  }

  leave(): void {
    this.aids.leave();
    this.#channel = this.#editId = undefined;
  }

  /** For `willUpdate`: takes up what others in the page ask for, and puts names for ids. @param draft the text kept. */
  update(client: HearthClient, channel: ChannelHandle, draft: string): void {
    const { store, written } = this.#composer;
    const { editId, focus } = store.read(composingOf(channel));
    if (editId !== this.#editId) {
      this.#editId = editId;
      written.take(editId === undefined ? draft : (this.#message(editId)?.text ?? ''));
    }
    written.name({ ...namesOf(client), member: (id) => store.read(client.members.get(id))?.name });
    if (focus === this.#focusAsked) return;
    this.#focusAsked = focus;
    void this.#select(Infinity, Infinity);
  }

  /** What Escape closes, one thing at a time: popup (which asks first), then edit, then answer. @returns whether there was one. */
  escape(): boolean {
    if (this.#editId !== undefined) this.#stopEdit();
    else if (this.#channel?.draft.get()?.replyToId !== undefined) this.#stopReply();
    else return false;
    return true;
  }

  /** The very last one of mine: while it is still on its way, nobody means the one before. */
  editLast(): boolean {
    const channel = this.#channel;
    const me = this.#writer()?.client.session.me.get()?.id;
    const own = channel?.timeline.get().items.findLast(({ message }) => message.authorId === me && !message.removed);
    if (!channel || own?.state !== 'sent') return false;
    startEditing(channel, own.message.id);
    return true;
  }

  async saveEdit(source: string): Promise<void> {
    const channel = this.#channel;
    const editId = this.#editId;
    if (!channel || editId === undefined) return;
    const isChanged = source !== this.#message(editId)?.text;
    this.#stopEdit();
    if (isChanged) await channel.edit(editId, source);
  }

  format(name: FormatName): void {
    const field = this.#writer()?.field;
    if (!field) return;
    const { text } = this.#composer.written;
    this.#put(applyFormat(name, { text, start: field.selectionStart, end: field.selectionEnd }));
  }

  aid(aid: Aid, button: HTMLElement): void {
    if (aid === 'mention') this.aids.mention();
    else if (aid === 'emoji') void this.aids.pickEmoji(button);
    else {
      this.#hasFormats = !this.#hasFormats;
      this.#composer.requestUpdate();
    }
  }

  /** The strip over the field. */
  strip(client: HearthClient, channel: ChannelHandle, locale: Locale): TemplateResult | typeof nothing {
    const { store } = this.#composer;
    const isTouch = !matchMedia('(pointer: fine)').matches;
    if (this.#editId !== undefined)
      return strip({ kind: 'edit', name: '', excerpt: '', isTouch, locale, onStop: this.#stopEdit });
    const replyToId = store.read(channel.draft)?.replyToId;
    if (replyToId === undefined) return nothing;
    const message = store.read(channel.message(replyToId));
    const name = (message && store.read(client.members.get(message.authorId))?.name) ?? locale.t('person.unknown');
    const excerpt = message ? excerptOf(message.text, namesOf(client), locale) : '…';
    return strip({ kind: 'reply', name, excerpt, isTouch, locale, onStop: this.#stopReply });
  }

  formats(locale: Locale): TemplateResult | typeof nothing {
    if (!this.#hasFormats) return nothing;
    return formatBar(locale, (name) => this.format(name), aidButtons({ locale, on: this.#composer.handlers }));
  }

  popup(): TemplateResult {
    return html`<div class="popups">${this.aids.popup?.render() ?? nothing}</div>`;
  }

  #writer(): Writer | undefined {
    const { written } = this.#composer;
    const writer = this.#composer.writer();
    return (
      writer && {
        ...writer,
        mentioned: written.mentioned,
        replace: (...part) => this.#put(written.replaced(...part)),
      }
    );
  }

  #put({ text, start, end }: Written): void {
    this.#composer.change(text);
    void this.#select(start, end).then(() => this.aids.look());
  }

  async #select(start: number, end: number): Promise<void> {
    await this.#composer.isUpdated();
    const { length } = this.#composer.written.text;
    this.#composer.focus();
    this.#composer.writer()?.field.setSelectionRange(Math.min(start, length), Math.min(end, length));
  }

  #message(messageId: string): MessageRow | undefined {
    return this.#channel?.timeline.get().items.find(({ key }) => key === messageId)?.message;
  }

  readonly #stopEdit = (): void => {
    if (this.#channel) startEditing(this.#channel, undefined);
    this.#composer.focus();
  };

  readonly #stopReply = (): void => {
    this.#composer.keep(undefined);
    this.#composer.focus();
  };
}
