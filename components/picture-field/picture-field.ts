/**
 * The picture in a dialog: choose, drop or paste one, see how it will look, remove it. Nothing is sent until the dialog
 * saves: then `settle` uploads what was chosen and says what the command has to carry. Used by one's own profile and the
 * community's settings; a controller of its dialog, which draws it anew whenever it asks.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Envelope, HearthClient } from '../../src/index.ts';
import { adopt } from '../base/adopt.ts';
import { problem } from '../dialog/dialog.ts';
import { icon } from '../icons/icon.ts';
import { trash2 } from '../icons/menu-shapes.ts';
import { imageUp } from '../icons/picture-shapes.ts';
import '../locales/en-picture.ts';
import { errorText } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { pictureFieldStyles } from './picture-field.styles.ts';
import { ACCEPTED, type OpenedPicture, openPicture, pictureAmong } from './picture-file.ts';

export interface PictureFieldOptions {
  readonly client: HearthClient;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  readonly hasPicture: boolean;
  readonly shape: 'face' | 'arch';
  /** How it looks now, or without a picture. */
  current(hasPicture: boolean): TemplateResult;
  refresh(): void;
}
/** What the command carries: nothing when the picture stays as it is. */
export interface PictureChange {
  readonly pictureUrl?: string | null;
}

type State = 'same' | 'reading' | 'removed' | 'sending' | OpenedPicture;

export class PictureField {
  readonly #options: PictureFieldOptions;
  readonly #stop = new AbortController();
  #state: State = 'same';
  #kept: OpenedPicture | undefined;
  #problem: string | undefined;
  #isOver = false;
  #turn = 0;

  constructor(options: PictureFieldOptions) {
    this.#options = options;
    adopt(options.root, pictureFieldStyles);
  }

  get isBusy(): boolean {
    return this.#state === 'reading' || this.#state === 'sending';
  }

  /** The dialog is gone: what is under way is let go. */
  close(): void {
    this.#stop.abort();
  }

  /** Uploads what was chosen. A refusal is shown here, and asks the dialog to stay. */
  async settle(): Promise<Envelope<PictureChange>> {
    if (this.#state === 'removed') return { ok: true, result: { pictureUrl: null } };
    const chosen = this.#kept;
    if (!chosen) return { ok: true, result: {} };
    this.#set('sending');
    const { client, locale } = this.#options;
    const answer = await client.session.uploadPicture(chosen.file, { signal: this.#stop.signal });
    this.#set(chosen);
    if (!answer.ok)
      this.#complain(answer.error.code === 'offline' ? locale.t('picture.offline') : errorText(locale, answer.error));
    return answer;
  }

  readonly handlePaste = (event: ClipboardEvent): void => {
    const file = pictureAmong(event.clipboardData?.files);
    if (!file) return; // words go where they belong
    event.preventDefault();
    void this.#take(file);
  };

  render(): TemplateResult {
    const { locale, shape, hasPicture } = this.#options;
    const { t } = locale;
    const isShown = this.#kept !== undefined || (hasPicture && this.#state !== 'removed');
    return html`<div
      class="picture-field"
      role="group"
      aria-label=${t('picture.label')}
      ?data-over=${this.#isOver}
      @dragover=${this.#handleDrag}
      @dragleave=${() => this.#setOver(false)}
      @drop=${this.#handleDrop}
    >
      <div class="picture-now" data-shape=${shape}>${this.#picture()}</div>
      <div class="picture-ways">
        <div class="line">
          <button class="button button--small" type="button" ?disabled=${this.isBusy} @click=${this.#handleChoose}>
            ${icon(imageUp)}${t(isShown ? 'picture.change' : 'picture.choose')}
          </button>
          ${
            isShown
              ? html`<button
                  class="button button--small"
                  type="button"
                  ?disabled=${this.isBusy}
                  @click=${this.#handleRemove}
                >
                  ${icon(trash2)}${t('picture.remove')}
                </button>`
              : nothing
          }
          <input type="file" accept=${ACCEPTED} hidden @change=${this.#handleFile} />
        </div>
        <p class="small quiet">${t('picture.help')}</p>
        <p class="small" role="status">${this.#words()}</p>
        ${problem('picture-problem', this.#problem)}
      </div>
    </div>`;
  }

  #picture(): unknown {
    const { locale, current, hasPicture } = this.#options;
    if (!this.#kept) return current(hasPicture && this.#state !== 'removed');
    const { canvas } = this.#kept;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', locale.t('picture.preview'));
    return canvas;
  }

  #words(): string {
    const { t } = this.#options.locale;
    if (this.#state === 'reading') return t('picture.reading');
    if (this.#state === 'sending') return t('picture.sending');
    if (this.#state === 'removed') return t('picture.removed');
    return this.#kept ? t('picture.chosen') : '';
  }

  async #take(file: File): Promise<void> {
    if (this.#state === 'sending') return;
    const turn = ++this.#turn;
    this.#problem = undefined;
    this.#set('reading');
    const opened = await openPicture(file);
    if (turn !== this.#turn) return;
    if (typeof opened === 'string') {
      this.#set(this.#kept ?? 'same');
      return this.#complain(this.#options.locale.t(`picture.${opened}`));
    }
    this.#kept = opened;
    this.#set(opened);
  }

  #set(state: State): void {
    this.#state = state;
    if (state === 'same' || state === 'removed') this.#kept = undefined;
    this.#options.refresh();
  }

  #complain(text: string): void {
    this.#problem = text;
    this.#options.refresh();
  }

  #setOver(isOver: boolean): void {
    if (this.#isOver === isOver) return;
    this.#isOver = isOver;
    this.#options.refresh();
  }

  readonly #handleChoose = (event: Event): void => {
    (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.click();
  };

  readonly #handleFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = ''; // the same file may be chosen again
    if (file) void this.#take(file);
  };

  readonly #handleRemove = (event: Event): void => {
    const ways = (event.currentTarget as HTMLElement).parentElement;
    this.#turn++;
    this.#problem = undefined;
    this.#set(this.#options.hasPicture ? 'removed' : 'same');
    ways?.querySelector('button')?.focus(); // the one that was pressed is gone
  };

  readonly #handleDrag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#setOver(true);
  };

  readonly #handleDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.#setOver(false);
    const file = pictureAmong(event.dataTransfer?.files);
    if (file) void this.#take(file);
  };
}
