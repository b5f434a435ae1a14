/**
 * What is in the picker, drawn into any box: search, kinds of emoji as tabs, the grid, skin tones. The composer's button
 * opens it in a popup of its own; for reactions it stands below the named ones.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { HearthClient } from '../../src/index.ts';
import { adopt } from '../base/adopt.ts';
import { fields } from '../base/fields.ts';
import { popups } from '../base/popups.ts';
import { type Emoji, type EmojiTable, loadEmoji, withTone } from '../emoji-data/emoji-table.ts';
import { icon } from '../icons/icon.ts';
import '../locales/en-writing.ts';
import type { Locale } from '../locales/locale.ts';
import { emojiGrid } from './emoji-grid.ts';
import { EmojiMemory } from './emoji-memory.ts';
import { emojiPickerStyles } from './emoji-picker.styles.ts';
import { groupShapes } from './group-shapes.ts';

const MOST_FOUND = 84;
const HAND = { emoji: '✋', hasTones: true };

export interface EmojiViewOptions {
  readonly root: ShadowRoot;
  readonly locale: Locale;
  readonly settings: HearthClient['settings'];
  onPick(emoji: string): void;
}

/** Enter in a field would send the form that the picker stands in. */
function keepFromForm(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

export class EmojiView {
  readonly #box: HTMLElement;
  readonly #options: EmojiViewOptions;
  readonly #memory: EmojiMemory;
  #table: EmojiTable | undefined;
  #kind: keyof typeof groupShapes = 'smileys';
  #query = '';
  #hasFailed = false;

  constructor(box: HTMLElement, options: EmojiViewOptions) {
    this.#box = box;
    this.#options = options;
    this.#memory = new EmojiMemory(options.settings);
    for (const sheet of [popups, fields, emojiPickerStyles]) adopt(options.root, sheet);
    if (this.#memory.recent.length > 0) this.#kind = 'recent';
  }

  /** Draws it, at first without emoji, and with them once the tables are here. */
  async show(): Promise<void> {
    this.#draw();
    this.#table = await loadEmoji(this.#options.locale.tag);
    this.#hasFailed = !this.#table;
    this.#draw();
  }

  focus(): void {
    this.#box.querySelector('input')?.focus();
  }

  #draw(): void {
    const { t } = this.#options.locale;
    const isFinding = this.#query.trim() !== '';
    const found = isFinding ? (this.#table?.search(this.#query, MOST_FOUND) ?? []) : [];
    render(
      html`<div class="emoji-picker">
        <input
          class="input"
          type="search"
          autocomplete="off"
          enterkeyhint="search"
          aria-label=${t('emoji.find')}
          placeholder=${t('emoji.find')}
          @input=${this.#handleFind}
          @keydown=${this.#handleFindKey}
        />
        <div class="hidden-text" role="status">
          ${isFinding && this.#table ? this.#foundWords(found.length) : nothing}
        </div>
        ${isFinding ? nothing : this.#kinds()}${this.#panel(isFinding, found)}${this.#tones()}
      </div>`,
      this.#box,
    );
  }

  #foundWords(count: number): string {
    const { t } = this.#options.locale;
    return count > 0 ? t('emoji.found', { count }) : t('emoji.none', { text: this.#query.trim() });
  }

  #kinds(): TemplateResult {
    const { t } = this.#options.locale;
    const names = Object.keys(groupShapes) as (keyof typeof groupShapes)[];
    return html`<div class="kinds" role="tablist" aria-label=${t('emoji.groups')} @keydown=${this.#handleKindKey}>
      ${names.map((name) => {
        const isShown = name === this.#kind;
        const label = t(`emoji.${name}`);
        return html`<button
          class="kind"
          type="button"
          role="tab"
          aria-selected=${isShown}
          aria-controls="emoji-panel"
          tabindex=${isShown ? 0 : -1}
          aria-label=${label}
          title=${label}
          ?hidden=${name === 'recent' && this.#memory.recent.length === 0}
          @click=${() => this.#open(name)}
        >
          ${icon(groupShapes[name])}
        </button>`;
      })}
    </div>`;
  }

  #panel(isFinding: boolean, found: readonly Emoji[]): TemplateResult {
    const { t } = this.#options.locale;
    const label = isFinding ? this.#foundWords(found.length) : t(`emoji.${this.#kind}`);
    const emoji = isFinding ? found : this.#shown();
    const grid = emojiGrid({ label, emoji, tone: this.#memory.tone, onPick: (one) => this.#pick(one) });
    return html`<div
      id="emoji-panel"
      class="panel"
      role=${isFinding ? nothing : 'tabpanel'}
      aria-label=${isFinding ? nothing : label}
      aria-busy=${!this.#table && !this.#hasFailed}
    >
      <p class="legend" aria-hidden="true">${this.#hasFailed ? nothing : label}</p>
      ${this.#hasFailed ? html`<p class="legend" role="alert">${t('emoji.failed')}</p>` : grid}
    </div>`;
  }

  #shown(): readonly Emoji[] {
    const table = this.#table;
    if (!table) return [];
    if (this.#kind !== 'recent') return table.groups.find(({ name }) => name === this.#kind)?.emoji ?? [];
    return this.#memory.recent.map((emoji) => ({
      emoji,
      name: table.named(emoji)?.name ?? emoji,
      codes: [],
      hasTones: false,
    }));
  }

  #tones(): TemplateResult {
    const { t } = this.#options.locale;
    const choose = (tone: number): void => {
      this.#memory.tone = tone;
      this.#draw();
    };
    return html`<div class="tones" role="radiogroup" aria-label=${t('emoji.tone')} @keydown=${keepFromForm}>
      ${([0, 1, 2, 3, 4, 5] as const).map(
        (tone) =>
          html`<label title=${t(`emoji.tone.${tone}`)}
            ><input
              type="radio"
              name="emoji-tone"
              aria-label=${t(`emoji.tone.${tone}`)}
              .checked=${tone === this.#memory.tone}
              @change=${() => choose(tone)}
            /><span aria-hidden="true">${withTone(HAND, tone)}</span></label
          >`,
      )}
    </div>`;
  }

  #open(kind: keyof typeof groupShapes): void {
    this.#kind = kind;
    this.#draw();
    this.#box.querySelector('.panel')?.scrollTo(0, 0);
  }

  #pick(emoji: string): void {
    this.#memory.note(emoji);
    this.#options.onPick(emoji);
  }

  readonly #handleFind = (event: Event): void => {
    this.#query = (event.target as HTMLInputElement).value;
    this.#draw();
    this.#box.querySelector('.panel')?.scrollTo(0, 0);
  };

  /** Enter takes the best, the arrow down goes into the grid. */
  readonly #handleFindKey = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const first = this.#box.querySelector<HTMLElement>('[role="gridcell"]');
    if (event.key === 'ArrowDown') first?.focus();
    else if (this.#query.trim() !== '') first?.click();
  };

  readonly #handleKindKey = (event: KeyboardEvent): void => {
    const tabs = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role="tab"]:not([hidden])')];
    const at = tabs.indexOf(event.target as HTMLElement);
    const forward = getComputedStyle(this.#box).direction === 'rtl' ? -1 : 1;
    const to = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab?.click();
    tab?.focus();
  };
}
