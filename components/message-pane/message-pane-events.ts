/** What the pane tells its page. All bubble and cross shadow roots. */
const reach = { bubbles: true, composed: true } as const;

/** The arrow in the head of a narrow pane was pressed. */
export class BackEvent extends Event {
  constructor() {
    super('hearth-back', reach);
  }
}
/** The cross in the head was pressed. */
export class CloseEvent extends Event {
  constructor() {
    super('hearth-close', reach);
  }
}
/** The faces in the head were pressed. */
export class ShowMembersEvent extends Event {
  readonly channelId: string;
  constructor(channelId: string) {
    super('hearth-show-members', reach);
    this.channelId = channelId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-back': BackEvent;
    'hearth-close': CloseEvent;
    'hearth-show-members': ShowMembersEvent;
  }
}
