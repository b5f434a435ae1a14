/**
 * What a developer has to change in the page, in the console: once for the same words, and only if they still hold after
 * a moment. Until then a page may still call `identify`, or give the element a client.
 */
const MOMENT_MS = 2000;

export const NO_IDENTITY =
  "Nobody is signed in, because the page does not say who the visitor is. Call hearth('identify', getToken), " +
  'or set getToken or token on the element. Nothing is needed for visitors who join by an invite.';

export class DeveloperNote {
  readonly #tell: (words: string) => void;
  readonly #told = new Set<string>();
  #words: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (words: string) => void) {
    this.#tell = tell;
  }

  /** @param words undefined when nothing is wrong, or no longer. */
  soon(words: string | undefined): void {
    if (words === this.#words) return;
    clearTimeout(this.#timer);
    this.#words = words;
    if (words === undefined || this.#told.has(words)) return;
    this.#timer = setTimeout(() => {
      this.#told.add(words);
      this.#tell(words);
    }, MOMENT_MS);
  }
}
