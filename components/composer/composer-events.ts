/** Before a message is sent. `preventDefault` keeps it from being sent; the text stays in the composer. */
export class SendEvent extends Event {
  readonly text: string;
  readonly channelId: string | undefined;
  constructor(text: string, channelId: string | undefined) {
    super('hearth-send', { bubbles: true, composed: true, cancelable: true });
    this.text = text;
    this.channelId = channelId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-send': SendEvent;
  }
}
