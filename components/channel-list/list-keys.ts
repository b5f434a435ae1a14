/**
 * The keys of the channel list: arrows, Home and End move, the sideward ones fold categories and reach a row's actions,
 * letters find a name. Made by the list once this part has arrived.
 */
import { isComposing } from '../base/is-composing.ts';

/** Letters within this time belong to one word. */
const TYPING_MS = 700;

export interface KeyedList {
  readonly host: HTMLElement;
  /** Categories and channels, as they stand. */
  stops(): HTMLElement[];
  moveTo(target: HTMLElement): void;
  setCollapsed(categoryId: string, isCollapsed: boolean): void;
}

export class ListKeys {
  readonly #list: KeyedList;
  #typed = '';
  #typedAt = 0;

  constructor(list: KeyedList) {
    this.#list = list;
  }

  get #active(): Element | null {
    return this.#list.host.shadowRoot?.activeElement ?? null;
  }

  handle(event: KeyboardEvent): void {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = this.#list.stops();
    const line = this.#active?.closest('.row, .heading');
    const more = line?.querySelector<HTMLElement>('.more');
    const at = stops.findIndex((stop) => line?.contains(stop));
    if (at < 0) return;
    if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
      event.preventDefault();
      return more?.click();
    }
    const forward = getComputedStyle(this.#list.host).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const isFold = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const target = isFold ? this.#aside(stops, at, event.key === forward, more) : moved(stops, at, event.key);
    if (target && target === more) target.focus();
    else if (target) this.#list.moveTo(target);
    else if (this.#isTyping(event)) this.#typeAhead(stops, at, event);
    else if (!isFold) return;
    event.preventDefault();
  }

  /** Forward: into a category, or to a channel's actions. Back: out again. @returns where the focus goes. */
  #aside(
    stops: readonly HTMLElement[],
    at: number,
    open: boolean,
    more: HTMLElement | null | undefined,
  ): HTMLElement | undefined {
    const stop = stops[at];
    if (this.#active === more) return open ? undefined : stop;
    if (stop?.classList.contains('category')) {
      const isOpen = stop.getAttribute('aria-expanded') === 'true';
      if (isOpen !== open && stop.dataset['id']) this.#list.setCollapsed(stop.dataset['id'], !open);
      return isOpen && open ? stops[at + 1] : undefined;
    }
    return open ? (more ?? undefined) : stops.slice(0, at).findLast((other) => other.classList.contains('category'));
  }

  /** Names have spaces: one belongs to the name while somebody types it, else it presses the button. */
  #isTyping(event: KeyboardEvent): boolean {
    if (event.key === ' ') return this.#typed !== '' && event.timeStamp - this.#typedAt < TYPING_MS;
    return event.key.length === 1 && event.key !== '/' && event.key !== '?';
  }

  #typeAhead(stops: readonly HTMLElement[], at: number, event: KeyboardEvent): void {
    this.#typed = event.timeStamp - this.#typedAt > TYPING_MS ? event.key : this.#typed + event.key;
    this.#typedAt = event.timeStamp;
    const from = this.#typed.length === 1 ? at + 1 : at;
    const ordered = [...stops.slice(from), ...stops.slice(0, from)];
    const found = ordered.find((stop) =>
      stop.querySelector('bdi')?.textContent.toLocaleLowerCase().startsWith(this.#typed.toLocaleLowerCase()),
    );
    if (found) this.#list.moveTo(found);
  }
}

function moved(stops: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return stops[at + 1];
  if (key === 'ArrowUp') return stops[at - 1];
  if (key === 'Home') return stops[0];
  return key === 'End' ? stops.at(-1) : undefined;
}
