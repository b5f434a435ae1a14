/**
 * What helps while one writes: the list over the text, the emoji, the question before many are called. All of it loads
 * when first needed; until then, and where it does not load, one writes without.
 */
import type { ReactiveControllerHost } from 'lit';
import { Later } from '../base/later.ts';
import type { ComposerPopup, Writer } from './composer-popup.ts';

/** Somebody, a channel or an emoji may be meant. */
const BEGINS = /(?:^|[^\p{L}\p{N}])[@＠#＃]|[:：][\p{L}\p{N}+]/u;
const CODE = /:[\w+-]+:/;
const CALLS_MANY = /@(?:everyone|here)|<@&/;

export class WritingAids {
  readonly #writer: () => Writer | undefined;
  readonly #list;
  readonly #emoji;
  readonly #codes;
  readonly #question;
  popup: ComposerPopup | undefined;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, writer: () => Writer | undefined) {
    this.#writer = writer;
    this.#list = new Later(host, () => import('../mention-popup/mention-popup.ts'));
    this.#emoji = new Later(host, () => import('../emoji-picker/emoji-picker.ts'));
    this.#codes = new Later(host, () => import('../emoji-picker/emoji-codes.ts'));
    this.#question = new Later(host, () => import('../everyone-dialog/everyone-dialog.ts'));
  }

  /** The text or the place in it has changed. */
  look(): void {
    const writer = this.#writer();
    if (!writer) return;
    if (this.popup) this.popup.look();
    else if (BEGINS.test(writer.field.value)) void this.#open(writer.channel);
  }

  async #open(channel: Writer['channel']): Promise<void> {
    const part = await this.#list.load();
    const writer = this.#writer();
    if (!part || writer?.channel !== channel) return;
    this.popup ??= new part.MentionPopup(this.#writer);
    this.popup.look();
  }

  leave(): void {
    this.popup?.close();
    this.popup = undefined;
  }

  /** Begins a mention where the cursor stands. */
  mention(): void {
    const writer = this.#writer();
    if (!writer) return;
    const { selectionStart, selectionEnd, value } = writer.field;
    writer.replace(selectionStart, selectionEnd, /(?:^|\s)$/.test(value.slice(0, selectionStart)) ? '@' : ' @');
  }

  async pickEmoji(anchor: HTMLElement): Promise<void> {
    const part = await this.#emoji.load();
    const writer = this.#writer();
    if (!part || !writer) return;
    const { root, locale, client, field } = writer;
    part.openEmojiPicker({
      root,
      anchor,
      locale,
      settings: client.settings,
      onPick: (emoji) => writer.replace(field.selectionStart, field.selectionEnd, emoji),
    });
  }

  /** @returns the text to send; undefined when it is to stay. */
  async finish(source: string): Promise<string | undefined> {
    const codes = CODE.test(source) ? await this.#codes.load() : undefined;
    const text = (await codes?.replaceCodes(source)) ?? source;
    if (!CALLS_MANY.test(text)) return text;
    const question = await this.#question.load();
    const writer = this.#writer();
    if (!writer) return undefined;
    if (!question) writer.tell(writer.locale.t('composer.notAsked'));
    return (await question?.mayCall(writer, text)) ? text : undefined;
  }
}
