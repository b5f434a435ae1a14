/**
 * The list over the composer: people after `@`, channels after `#`, emoji after `:`. The composer loads it with the first
 * such sign, draws it, and asks it first about every key. The focus stays in the text; Escape keeps what was typed.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { adopt } from '../base/adopt.ts';
import { popups } from '../base/popups.ts';
import type { ComposerPopup, Writer } from '../composer/composer-popup.ts';
import { type EmojiTable, loadEmoji } from '../emoji-data/emoji-table.ts';
import type { MessageKey } from '../locales/locale.ts';
import '../locales/en-writing.ts';
import { emojiOptions } from './emoji-options.ts';
import { channelOptions } from './channel-options.ts';
import { markedName } from './marked-name.ts';
import { MentionOptions, MOST } from './mention-options.ts';
import { mentionPopupStyles } from './mention-popup.styles.ts';
import type { Option } from './options.ts';
import { type Token, tokenAt } from './token.ts';

/** Read out once the list stands still, not with every letter. */
const SAY_AFTER_MS = 500;
const LEGENDS = {
  member: 'mention.people',
  channel: 'mention.channels',
  emoji: 'mention.emoji',
} as const satisfies Record<Token['kind'], MessageKey>;

export class MentionPopup implements ComposerPopup {
  readonly #writer: () => Writer | undefined;
  readonly #mentions: MentionOptions | undefined;
  #emoji: { readonly tag: string; readonly table: EmojiTable | undefined } | undefined;
  #token: Token | undefined;
  #options: readonly Option[] = [];
  #active = 0;
  /** Escape was pressed at the sign here. */
  #dismissed = -1;
  #said = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasWarned = false;

  constructor(writer: () => Writer | undefined) {
    this.#writer = writer;
    const now = writer();
    if (!now) return;
    adopt(now.root, popups);
    adopt(now.root, mentionPopupStyles);
    this.#mentions = new MentionOptions(writer, now, () => this.#refresh());
  }

  get isOpen(): boolean {
    return this.#options.length > 0;
  }

  get activeId(): string | undefined {
    return this.isOpen ? `popup-option-${this.#active}` : undefined;
  }

  look(): void {
    const writer = this.#writer();
    if (!writer) return;
    this.#warn(writer);
    const { value, selectionStart, selectionEnd } = writer.field;
    const token = selectionStart === selectionEnd ? tokenAt(value, selectionStart) : undefined;
    if (token?.start !== this.#dismissed) this.#dismissed = -1;
    const isDone =
      token === undefined ||
      this.#dismissed >= 0 ||
      [...writer.mentioned.keys()].some((name) => value.startsWith(name, token.start));
    if (isDone) return this.close();
    if (token.kind !== this.#token?.kind || token.query !== this.#token.query) this.#active = 0;
    this.#token = token;
    this.#refresh();
  }

  close(): void {
    this.#mentions?.stop();
    this.#token = undefined;
    this.#show([]);
  }

  handleKey(event: KeyboardEvent): boolean {
    if (!this.isOpen || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const count = this.#options.length;
    if (event.key === 'Enter' || event.key === 'Tab') this.#choose(this.#active);
    else if (event.key === 'ArrowDown') this.#activate((this.#active + 1) % count);
    else if (event.key === 'ArrowUp') this.#activate((this.#active + count - 1) % count);
    else if (event.key === 'Escape') {
      this.#dismissed = this.#token?.start ?? -1;
      this.close();
    } else return false;
    return true;
  }

  render(): TemplateResult {
    const writer = this.#writer();
    return html`${writer && this.isOpen ? this.#list(writer) : nothing}
      <div class="hidden-text" role="status">${this.#said}</div>`;
  }

  #list({ locale }: Writer): TemplateResult {
    const { kind, query } = this.#token ?? { kind: 'member', query: '' };
    const legend = locale.t(LEGENDS[kind]);
    return html`<div class="popup options" part="popup">
      <p class="legend" aria-hidden="true">${legend}</p>
      <div id="popup-list" role="listbox" aria-label=${legend}>
        ${this.#options.map(
          ({ picture, name, detail }, index) =>
            html`<div
              id="popup-option-${index}"
              class="item option"
              role="option"
              aria-selected=${index === this.#active}
              @pointerdown=${(event: Event) => event.preventDefault()}
              @click=${() => this.#choose(index)}
            >
              ${picture}<span class="grow clip"
                >${markedName(name, query)}${detail ? [' ', html`<bdi class="detail">${detail}</bdi>`] : nothing}</span
              >
            </div>`,
        )}
      </div>
    </div>`;
  }

  #refresh(): void {
    const writer = this.#writer();
    const token = this.#token;
    if (!writer || !token) return;
    this.#show(this.#find(writer, token));
  }

  #find(writer: Writer, { kind, query }: Token): readonly Option[] {
    if (kind === 'member') return this.#mentions?.find(query) ?? [];
    if (kind === 'channel') return channelOptions(writer, query, MOST);
    const { tag } = writer.locale;
    if (this.#emoji?.tag !== tag) void this.#loadEmoji(tag);
    return this.#emoji?.table ? emojiOptions(this.#emoji.table, query, MOST) : [];
  }

  async #loadEmoji(tag: string): Promise<void> {
    this.#emoji = { tag, table: undefined };
    const table = await loadEmoji(tag);
    this.#emoji = table && { tag, table };
    if (table !== undefined) this.#refresh();
  }

  #show(options: readonly Option[]): void {
    const [wasOpen, isOpen] = [this.isOpen, options.length > 0];
    const kept = options.findIndex(({ key }) => key === this.#options[this.#active]?.key);
    this.#active = this.#active > 0 && kept >= 0 ? kept : Math.min(this.#active, Math.max(0, options.length - 1));
    this.#options = options;
    if (!wasOpen && !isOpen) return;
    if (isOpen !== wasOpen) this.#listen(isOpen);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#say(), SAY_AFTER_MS);
    this.#writer()?.draw();
  }

  #say(): void {
    const writer = this.#writer();
    this.#said = this.isOpen ? (writer?.locale.t('mention.count', { count: this.#options.length }) ?? '') : '';
    writer?.draw();
  }

  /** The cursor can leave the word without a change of the text. */
  #listen(on: boolean): void {
    if (on) document.addEventListener('selectionchange', this.#handleSelection);
    else document.removeEventListener('selectionchange', this.#handleSelection);
  }

  readonly #handleSelection = (): void => {
    const { field } = this.#writer() ?? {};
    if (field && tokenAt(field.value, field.selectionStart)?.start !== this.#token?.start) this.look();
  };

  #activate(index: number): void {
    this.#active = index;
    const writer = this.#writer();
    writer?.draw();
    requestAnimationFrame(() =>
      writer?.root.getElementById(`popup-option-${index}`)?.scrollIntoView({ block: 'nearest' }),
    );
  }

  #choose(index: number): void {
    const option = this.#options[index];
    const writer = this.#writer();
    const token = this.#token;
    if (!option || !writer || !token) return;
    const end = token.start + 1 + token.query.length;
    this.close();
    this.#dismissed = token.start;
    writer.replace(token.start, writer.field.value.charAt(end) === ' ' ? end + 1 : end, option.words, option.source);
  }

  /** Who may not call everyone learns at once that the words will be only words. */
  #warn({ field, channel, locale, tell }: Writer): void {
    const isVain =
      /(?:^|[^\p{L}\p{N}_])@(?:everyone|here)(?![\p{L}\p{N}_-])/u.test(field.value) &&
      !channel.permissions.get().has('mention.everyone');
    if (isVain === this.#hasWarned) return;
    this.#hasWarned = isVain;
    tell(isVain ? locale.t('mention.notEveryone') : '');
    if (!isVain) return;
    this.#said = locale.t('mention.notEveryone');
    this.#writer()?.draw();
  }
}
