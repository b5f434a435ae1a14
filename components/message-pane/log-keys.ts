/**
 * The keys of the log. On a row: arrows, Home, End, Page keys move; Enter goes into its controls; letters act. Inside a
 * row: Escape goes back to it, arrows move along its toolbar. From a row, Escape goes to the composer.
 */
import { isComposing } from '../base/is-composing.ts';
import type { RowFocus } from './row-focus.ts';

/** Letters act only on a focused row, and only while shortcuts are on. */
const LETTERS: Readonly<Record<string, string>> = {
  e: 'edit',
  r: 'reply',
  '+': 'pick',
  Delete: 'delete',
  ContextMenu: 'menu',
};

export interface LogKeysOptions {
  readonly focus: RowFocus;
  readonly log: () => HTMLElement | null;
  /** Does it if it may be done; @returns whether it did. */
  act(action: string, key: string, element: HTMLElement): boolean;
  reveal(row: HTMLElement): void;
  /** To the newest message, also when it is not loaded. */
  goToEnd(): void;
  leave(): void;
  hasShortcuts(): boolean;
}

function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

export class LogKeys {
  readonly #options: LogKeysOptions;

  constructor(options: LogKeysOptions) {
    this.#options = options;
  }

  /** @param target where it was pressed. */
  handle(event: KeyboardEvent, target: HTMLElement): void {
    if (isComposing(event)) return;
    const row = target.closest<HTMLElement>('article');
    if (!row) return;
    const isHandled = target === row ? this.#onRow(event, row) : this.#inRow(event, row, target);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onRow(event: KeyboardEvent, row: HTMLElement): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const into = isRightToLeft(row) ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === 'Enter' || event.key === into) {
      void this.#options.focus.enter(row);
      return true;
    }
    if (event.key === 'Escape') {
      this.#options.leave();
      return true;
    }
    return this.#move(event.key, row) || this.#letter(event, row);
  }

  #move(key: string, row: HTMLElement): boolean {
    const { focus, log, reveal, goToEnd } = this.#options;
    if (key === 'End') {
      goToEnd();
      return true;
    }
    const rows = focus.rows();
    const at = rows.indexOf(row);
    const page = this.#pageStep(rows, at, log()?.clientHeight ?? 0);
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: -1,
      ArrowDown: 1,
      Home: -at,
      PageUp: -page(-1),
      PageDown: page(1),
    };
    const step = steps[key];
    if (step === undefined) return false;
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    if (next && focus.focus(next)) reveal(next);
    return true;
  }

  /** How many rows fill a screen, up or down. */
  #pageStep(rows: readonly HTMLElement[], at: number, height: number): (direction: 1 | -1) => number {
    return (direction) => {
      let count = 0;
      for (let sum = 0; sum < height && rows[at + direction * (count + 1)]; count++) {
        sum += rows[at + direction * (count + 1)]?.offsetHeight ?? 0;
      }
      return Math.max(1, count - 1);
    };
  }

  #letter(event: KeyboardEvent, row: HTMLElement): boolean {
    const isMenu = event.key === 'F10' && event.shiftKey;
    const action = isMenu ? 'menu' : LETTERS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || (event.key.length === 1 && !this.#options.hasShortcuts())) return false;
    return this.#options.act(action, row.dataset['key'] ?? '', row);
  }

  #inRow(event: KeyboardEvent, row: HTMLElement, target: HTMLElement): boolean {
    if (event.key === 'Escape') {
      this.#options.focus.focus(row);
      return true;
    }
    const bar = target.closest('[role="toolbar"], .reactions');
    const forward = isRightToLeft(row) ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    if (!bar || (event.key !== forward && event.key !== back)) return false;
    const buttons = [...bar.querySelectorAll<HTMLElement>('button')].filter((button) => button.offsetParent !== null);
    const at = buttons.indexOf(target) + (event.key === forward ? 1 : -1);
    buttons[(at + buttons.length) % buttons.length]?.focus();
    return true;
  }
}
