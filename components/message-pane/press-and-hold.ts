/** Press and hold on a message, by finger or pen: half a second without moving. The click that follows is swallowed. */
const HOLD_MS = 500;
const SLACK_PX = 10;

export class PressAndHold {
  readonly #onHold: (target: Element) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #from = { x: 0, y: 0 };
  #hasFired = false;

  constructor(onHold: (target: Element) => void) {
    this.#onHold = onHold;
  }

  readonly handleDown = (event: PointerEvent): void => {
    this.#hasFired = false;
    this.cancel();
    if (event.pointerType === 'mouse' || !event.isPrimary) return;
    const target = event.target as Element;
    this.#from = { x: event.clientX, y: event.clientY };
    this.#timer = setTimeout(() => this.#fire(target), HOLD_MS);
  };

  readonly handleMove = (event: PointerEvent): void => {
    if (Math.hypot(event.clientX - this.#from.x, event.clientY - this.#from.y) > SLACK_PX) this.cancel();
  };

  readonly cancel = (): void => clearTimeout(this.#timer);

  /** The system's own menu would open over ours. */
  readonly handleContextMenu = (event: Event): void => {
    if (this.#hasFired) event.preventDefault();
  };

  /** Lifting the finger clicks on whatever lies there by now: on what has just opened, which it would close again. */
  #fire(target: Element): void {
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
    this.#onHold(target);
  }
}
