/**
 * Keys that act anywhere inside the community, and only there. Single keys are left alone while somebody types, and can
 * be turned off by the person (`hearth-single-keys` on this device).
 */
import type { ReactiveController, ReactiveElement } from 'lit';
import { isComposing } from '../base/is-composing.ts';

export interface Shortcuts {
  find(): void;
  step(by: 1 | -1, unreadOnly: boolean): void;
  cyclePane(by: 1 | -1): void;
  /** @returns whether there was a level to leave. */
  back(): boolean;
  help(): void;
}

export class ShortcutsController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #do: Shortcuts;
  singleKeys = true;

  constructor(host: ReactiveElement, shortcuts: Shortcuts) {
    this.#host = host;
    this.#do = shortcuts;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#handleKey);
  }
  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#handleKey);
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.defaultPrevented) return;
    if (this.#act(event)) event.preventDefault();
  };

  /** @returns whether the key was ours. */
  #act(event: KeyboardEvent): boolean {
    const { key, altKey, shiftKey } = event;
    const withCommand = event.ctrlKey || event.metaKey;
    if (key === 'F6') return this.#run(() => this.#do.cyclePane(shiftKey ? -1 : 1));
    if (withCommand && !altKey && key.toLowerCase() === 'k') return this.#run(() => this.#do.find());
    if (altKey && !withCommand && (key === 'ArrowUp' || key === 'ArrowDown'))
      return this.#run(() => this.#do.step(key === 'ArrowUp' ? -1 : 1, shiftKey));
    if (key === 'Escape') return this.#do.back();
    if (altKey || withCommand || !this.singleKeys || isTyping(event)) return false;
    if (key === '/') return this.#run(() => this.#do.find());
    return key === '?' && this.#run(() => this.#do.help());
  }

  #run(task: () => void): true {
    task();
    return true;
  }
}

function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
