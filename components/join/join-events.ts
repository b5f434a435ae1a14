import type { GetToken } from '../../src/index.ts';

/** Somebody joined. `getToken` signs them in, here or in any element of the page. */
export class JoinedEvent extends Event {
  readonly getToken: GetToken;
  constructor(getToken: GetToken) {
    super('hearth-joined', { bubbles: true, composed: true });
    this.getToken = getToken;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-joined': JoinedEvent;
  }
}
