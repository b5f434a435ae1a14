/**
 * The focus never falls out of an element when what had it goes: a composer in a time-out, a channel that is taken away,
 * signing out. It moves to what says why, and a screen reader says it.
 */
import type { LitElement, ReactiveController } from 'lit';

export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  readonly #place: string;
  #had = false;

  /** @param place selector of what says why; while there is none, the focus is nobody's business here. */
  constructor(host: LitElement, place: string) {
    this.#host = host;
    this.#place = place;
    host.addController(this);
  }

  get #root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot;
  }

  hostUpdate(): void {
    this.#had = this.#root.activeElement !== null;
  }

  hostUpdated(): void {
    if (!this.#had || this.#root.activeElement) return;
    const place = this.#root.querySelector<HTMLElement>(this.#place);
    if (!place) return;
    place.tabIndex = -1;
    place.focus();
  }
}
