import type { GetToken } from '../../src/index.ts';

/** Somebody joined. `getToken` signs them in, here or in any element of the page. */
export class JoinedEvent extends Event {
  readonly getToken: GetToken;
  /** Where the invite leads; null for the community itself. */
  readonly channelId: string | null;
  constructor(getToken: GetToken, channelId: string | null) {
    super('hearth-joined', { bubbles: true, composed: true });
    this.getToken = getToken;
    this.channelId = channelId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-joined': JoinedEvent;
  }
}
