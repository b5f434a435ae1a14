/** What the channel list tells its page. */

export class ChannelChosenEvent extends Event {
  readonly channelId: string;
  constructor(channelId: string) {
    super('hearth-channel-chosen', { bubbles: true, composed: true, cancelable: true });
    this.channelId = channelId;
  }
}

/** Asks for the actions of a channel or category, to be shown at `anchor`. */
export class ChannelMenuEvent extends Event {
  readonly kind: 'channel' | 'category';
  readonly id: string;
  readonly anchor: HTMLElement;
  constructor(kind: 'channel' | 'category', id: string, anchor: HTMLElement) {
    super('hearth-channel-menu', { bubbles: true, composed: true });
    this.kind = kind;
    this.id = id;
    this.anchor = anchor;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-channel-chosen': ChannelChosenEvent;
    'hearth-channel-menu': ChannelMenuEvent;
  }
}
