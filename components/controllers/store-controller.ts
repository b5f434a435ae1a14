/**
 * Reads atoms for an element: `read(atom)` gives the value and renders again when it changes. What a render did not
 * read any more is let go after it; a removed element listens to nothing.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The part of a nanostores atom that views use. */
export interface Readable<T> {
  get(): T;
  listen(listener: () => void): () => void;
}

export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #listening = new Map<Readable<unknown>, () => void>();
  #read = new Set<Readable<unknown>>();
  #isConnected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** For `willUpdate` and `render`, and whatever they call. */
  read<T>(atom: Readable<T>): T {
    this.#read.add(atom);
    if (this.#isConnected && !this.#listening.has(atom)) {
      this.#listening.set(
        atom,
        atom.listen(() => this.#host.requestUpdate()),
      );
    }
    return atom.get();
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    for (const [atom, stop] of this.#listening) {
      if (this.#read.has(atom)) continue;
      stop();
      this.#listening.delete(atom);
    }
    this.#read = new Set();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    for (const stop of this.#listening.values()) stop();
    this.#listening.clear();
  }
}
