/**
 * Says things to screen readers from one place outside any list, so that rows which come and go are not read again.
 * An element renders `announcer.region()` once and calls `say`. The same words twice are read twice.
 */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

const KEEP_MS = 7000;

export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #polite = '';
  #assertive = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  say(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
    if (urgency === 'polite') this.#polite = this.#polite === text ? `${text}\u00a0` : text;
    else this.#assertive = this.#assertive === text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#clear(), KEEP_MS);
  }

  region(): TemplateResult {
    return html`<div class="hidden-text" role="status" aria-live="polite">${this.#polite}</div>
      <div class="hidden-text" role="alert" aria-live="assertive">${this.#assertive}</div>`;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#polite = this.#assertive = '';
  }

  #clear(): void {
    this.#polite = this.#assertive = '';
    this.#host.requestUpdate();
  }
}
