/**
 * Which row is pointed at, which holds the focus, and which one Tab reaches: the log is a single stop. The focus enters a
 * row's own controls by Enter and leaves them by Escape; until then they are no stops.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const CONTROLS = 'a[href], button:not([disabled])';

export class RowFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #feed: () => HTMLElement | null;
  /** The feed that is listened to: another one stands after a channel without messages. */
  #heard: HTMLElement | null = null;
  #stop: string | undefined;
  #focused: string | undefined;
  #pointed: string | undefined;
  #entered: string | undefined;

  constructor(host: ReactiveControllerHost, feed: () => HTMLElement | null) {
    this.#host = host;
    this.#feed = feed;
    host.addController(this);
    const focused = feed()?.querySelector<HTMLElement>(':focus');
    if (focused) this.#come(focused);
    if (matchMedia('(hover: hover)').matches)
      this.#pointed = feed()?.querySelector<HTMLElement>('article:hover')?.dataset['key'];
  }

  /** The row Tab reaches; the last one until the reader has chosen another. */
  get stop(): string | undefined {
    return this.#stop;
  }
  get active(): string | undefined {
    return this.#pointed ?? this.#focused;
  }
  get entered(): string | undefined {
    return this.#entered;
  }

  reset(): void {
    this.#stop = this.#focused = this.#pointed = this.#entered = undefined;
  }

  hostUpdated(): void {
    const feed = this.#feed();
    if (feed === this.#heard) return;
    this.#heard = feed;
    feed?.addEventListener('focusin', this.#handleFocusIn);
    feed?.addEventListener('focusout', this.#handleFocusOut);
    feed?.addEventListener('pointerover', this.#handlePointerOver);
    feed?.addEventListener('pointerleave', this.#handlePointerLeave);
  }

  hostDisconnected(): void {
    this.reset();
  }

  rows(): HTMLElement[] {
    return [...(this.#feed()?.querySelectorAll<HTMLElement>('article') ?? [])];
  }

  row(key: string): HTMLElement | undefined {
    return this.rows().find((row) => row.dataset['key'] === key);
  }

  focus(row: HTMLElement | undefined): boolean {
    if (!row) return false;
    row.focus({ preventScroll: true });
    return true;
  }

  /** To the next row, from one that is about to go. */
  moveOff(key: string): void {
    const rows = this.rows();
    const at = rows.findIndex((row) => row.dataset['key'] === key);
    if (rows[at]?.matches(':focus-within')) this.focus(rows[at + 1] ?? rows[at - 1]);
  }

  /** Into the row: its links and buttons become stops, and the first takes the focus. */
  async enter(row: HTMLElement): Promise<void> {
    this.#entered = row.dataset['key'];
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    row.querySelector<HTMLElement>(CONTROLS)?.focus();
  }

  readonly #handleFocusIn = (event: Event): void => this.#come(event.target as HTMLElement);

  #come(target: HTMLElement): void {
    const key = target.closest<HTMLElement>('article')?.dataset['key'];
    if (!key) return;
    const entered = target.localName === 'article' ? undefined : key;
    if (key === this.#focused && entered === this.#entered) return;
    this.#stop = this.#focused = key;
    this.#entered = entered;
    this.#host.requestUpdate();
  }

  /** A menu or dialog of the row keeps it: its tools have to stand when they get the focus back. */
  readonly #handleFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && this.#feed()?.contains(to)) return;
    const opened = to instanceof Element ? to.closest('.popup, dialog') : null;
    if (opened) return opened.addEventListener('focusout', this.#handleFocusOut as EventListener);
    if (!to && event.currentTarget !== this.#heard) return; // it closes, and gives the focus back in a moment
    this.#focused = this.#entered = undefined;
    this.#host.requestUpdate();
  };

  readonly #handlePointerOver = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse')
      this.#point((event.target as Element).closest<HTMLElement>('article')?.dataset['key']);
  };

  readonly #handlePointerLeave = (): void => this.#point(undefined);

  /** A tap shows the tools, where nothing can be pointed at. */
  tap(key: string): void {
    this.#point(key);
  }

  #point(key: string | undefined): void {
    if (key === this.#pointed) return;
    this.#pointed = key;
    this.#host.requestUpdate();
  }
}
