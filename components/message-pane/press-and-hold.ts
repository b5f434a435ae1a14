/** Press and hold on a message, by finger or pen: half a second without moving. The click that follows is swallowed. */
const HOLD_MS = 500;
const SLACK_PX = 10;

export class PressAndHold {
  readonly #onHold: (row: HTMLElement) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #from = { x: 0, y: 0 };
  #hasFired = false;

  /** @param root the shadow root whose messages may be held. */
  constructor(root: ShadowRoot, onHold: (row: HTMLElement) => void) {
    this.#onHold = onHold;
    root.addEventListener('pointerdown', (event) => this.#handleDown(event as PointerEvent));
    root.addEventListener('pointermove', (event) => this.#handleMove(event as PointerEvent));
    root.addEventListener('pointerup', this.#cancel);
    root.addEventListener('pointercancel', this.#cancel);
    root.addEventListener('contextmenu', this.#handleContextMenu);
  }

  readonly #handleDown = (event: PointerEvent): void => {
    this.#hasFired = false;
    this.#cancel();
    if (event.pointerType === 'mouse' || !event.isPrimary) return;
    const row = (event.target as Element).closest<HTMLElement>('.feed article');
    if (!row) return;
    this.#from = { x: event.clientX, y: event.clientY };
    this.#timer = setTimeout(() => this.#fire(row), HOLD_MS);
  };

  readonly #handleMove = (event: PointerEvent): void => {
    if (Math.hypot(event.clientX - this.#from.x, event.clientY - this.#from.y) > SLACK_PX) this.#cancel();
  };

  readonly #cancel = (): void => clearTimeout(this.#timer);

  /** The system's own menu would open over ours. */
  readonly #handleContextMenu = (event: Event): void => {
    if (this.#hasFired) event.preventDefault();
  };

  /** Lifting the finger clicks on whatever lies there by now: on what has just opened, which it would close again. */
  #fire(row: HTMLElement): void {
    this.#hasFired = true;
    const swallow = (event: Event): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const stop = (): void => {
      removeEventListener('click', swallow, true);
      removeEventListener('pointerdown', stop, true);
    };
    addEventListener('click', swallow, { capture: true, once: true });
    addEventListener('pointerdown', stop, true);
    this.#onHold(row);
  }
}
