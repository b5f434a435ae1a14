/**
 * What a person has set for this device about looks: spacing. Kept in the page's own storage for this session only when
 * that is allowed; nothing here identifies anybody.
 */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Density } from '../community-menu/community-menu.ts';

const FACTORS: Readonly<Record<Density, string>> = { compact: '.85', calm: '', roomy: '1.15' };

export class PreferencesController implements ReactiveController {
  readonly #host: ReactiveElement;
  density: Density = 'calm';

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#apply();
  }

  setDensity(density: Density): void {
    this.density = density;
    this.#apply();
  }

  /** The host page's own value stands until the person chooses. */
  #apply(): void {
    const factor = FACTORS[this.density];
    if (factor) this.#host.style.setProperty('--hearth-density', factor);
    else this.#host.style.removeProperty('--hearth-density');
  }
}
