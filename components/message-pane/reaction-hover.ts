/**
 * Who put this emoji there: shown beside a chip that one points at or stands on for a moment. The list stays while one
 * points at it, and Escape takes it away. Under a finger the same stands in the message's sheet.
 */
import type { HearthClient } from '../../src/index.ts';
import type { Locale } from '../locales/locale.ts';
import { withWords } from '../locales/texts.ts';

const WAIT_MS = 450;
/** Long enough to reach the list from the chip. */
const LEAVE_MS = 250;

export interface ReactionHoverOptions {
  readonly root: ShadowRoot;
  client(): HearthClient | undefined;
  locale(): Locale;
}

export class ReactionHover {
  readonly #options: ReactionHoverOptions;
  #chip: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #close: (() => void) | undefined;

  constructor(options: ReactionHoverOptions) {
    this.#options = options;
    const { root } = options;
    root.addEventListener('pointerover', (event) => this.#handlePointer(event as PointerEvent));
    root.addEventListener('focusin', (event) => this.#come(chipAt(event.target)));
    root.addEventListener('focusout', () => this.#leave(0));
    root.addEventListener('keydown', (event) => this.#handleKey(event as KeyboardEvent), true);
  }

  #handlePointer(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    const chip = chipAt(event.target);
    if (chip) this.#come(chip);
    else if ((event.target as Element).closest('.reaction-people')) clearTimeout(this.#timer);
    else this.#leave(LEAVE_MS);
  }

  #come(chip: HTMLElement | undefined): void {
    if (!chip || chip === this.#chip) {
      if (chip) clearTimeout(this.#timer);
      return;
    }
    this.#hide();
    this.#chip = chip;
    this.#timer = setTimeout(() => void this.#open(chip), WAIT_MS);
  }

  #leave(afterMs: number): void {
    if (!this.#chip) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hide(), afterMs);
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#close) return;
    event.preventDefault();
    event.stopPropagation();
    this.#hide();
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#close?.();
    this.#chip = this.#close = undefined;
  }

  async #open(anchor: HTMLElement): Promise<void> {
    const client = this.#options.client();
    const { emoji } = anchor.dataset;
    const messageId = anchor.closest<HTMLElement>('article')?.dataset['key'];
    if (!client || !emoji || !messageId) return;
    const { openReactionPeople } = await withWords(import('./reaction-people.ts'));
    const { root, locale } = this.#options;
    const close = await openReactionPeople({ client, locale: locale(), root, anchor, messageId, emoji });
    if (anchor === this.#chip) this.#close = close;
    else close();
  }
}

function chipAt(target: EventTarget | null): HTMLElement | undefined {
  return (target as Element | null)?.closest<HTMLElement>('.reaction[data-emoji]') ?? undefined;
}
