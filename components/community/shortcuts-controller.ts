/**
 * Keys that act anywhere inside the community, and only there. Single keys are left alone while somebody types, and can
 * be turned off by the person (`hearth-single-keys` on this device).
 */
import { isComposing } from '../base/is-composing.ts';

export interface Shortcuts {
  find(): void;
  step(by: 1 | -1, unreadOnly: boolean): void;
  cyclePane(by: 1 | -1): void;
  /** @returns whether there was a level to leave. */
  back(): boolean;
  help(): void;
}

export class ShortcutsController {
  readonly #do: Shortcuts;
  singleKeys = true;

  constructor(shortcuts: Shortcuts) {
    this.#do = shortcuts;
  }

  /** @param target where it was pressed, also through shadow roots. */
  handle(event: KeyboardEvent, target: EventTarget | undefined): void {
    if (isComposing(event)) return;
    if (this.#act(event, target)) event.preventDefault();
  }

  /** @returns whether the key was ours. */
  #act(event: KeyboardEvent, target: EventTarget | undefined): boolean {
    const { key, altKey, shiftKey } = event;
    const withCommand = event.ctrlKey || event.metaKey;
    if (key === 'F6') return this.#run(() => this.#do.cyclePane(shiftKey ? -1 : 1));
    if (withCommand && !altKey && key.toLowerCase() === 'k') return this.#run(() => this.#do.find());
    if (altKey && !withCommand && (key === 'ArrowUp' || key === 'ArrowDown'))
      return this.#run(() => this.#do.step(key === 'ArrowUp' ? -1 : 1, shiftKey));
    if (key === 'Escape') return this.#do.back();
    if (altKey || withCommand || !this.singleKeys || isTyping(target)) return false;
    if (key === '/') return this.#run(() => this.#do.find());
    return key === '?' && this.#run(() => this.#do.help());
  }

  #run(task: () => void): true {
    task();
    return true;
  }
}

function isTyping(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
