/** The line at the foot of the frame: that something was done, for a moment; that something went wrong, until closed. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Locale } from '../locales/locale.ts';

const NEWS_MS = 6000;

export class NewsLine implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #text = '';
  #isProblem = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  tell(text: string): void {
    this.#say(text, false);
    this.#timer = setTimeout(() => this.#say('', false), NEWS_MS);
  }

  complain(text: string): void {
    this.#say(text, true);
  }

  #say(text: string, isProblem: boolean): void {
    clearTimeout(this.#timer);
    this.#text = text;
    this.#isProblem = isProblem;
    this.#host.requestUpdate();
  }

  render(locale: Locale): TemplateResult {
    const line = this.#text
      ? html`<div class="toast frame-toast" role=${this.#isProblem ? 'alert' : nothing}>
          <span class="grow">${this.#text}</span>
          <button type="button" @click=${() => this.#say('', false)}>${locale.t('action.close')}</button>
        </div>`
      : nothing;
    // screen readers hear what comes into a region that was there before
    return html`<div role="status">${this.#isProblem ? nothing : line}</div>
      ${this.#isProblem ? line : nothing}`;
  }
}
