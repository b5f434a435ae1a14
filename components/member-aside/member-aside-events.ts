/** The pane with the people shall close. */
export class AsideCloseEvent extends Event {
  constructor() {
    super('hearth-aside-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-aside-close': AsideCloseEvent;
  }
}
