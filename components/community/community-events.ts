/** What a community tells the page around it. All bubble and cross shadow roots. */

/** The first picture stands: from the cache or from the server. */
export class HearthReadyEvent extends Event {
  readonly community: string;
  readonly memberId: string | undefined;
  constructor(community: string, memberId: string | undefined) {
    super('hearth-ready', { bubbles: true, composed: true });
    this.community = community;
    this.memberId = memberId;
  }
}

export class HearthUnreadEvent extends Event {
  readonly unread: number;
  readonly mentions: number;
  constructor(unread: number, mentions: number) {
    super('hearth-unread', { bubbles: true, composed: true });
    this.unread = unread;
    this.mentions = mentions;
  }
}

/** Somebody else's message arrived. */
export class HearthMessageEvent extends Event {
  readonly channelId: string;
  readonly messageId: string;
  readonly authorId: string;
  constructor(channelId: string, messageId: string, authorId: string) {
    super('hearth-message', { bubbles: true, composed: true });
    this.channelId = channelId;
    this.messageId = messageId;
    this.authorId = authorId;
  }
}

export class HearthErrorEvent extends Event {
  readonly code: string;
  readonly message: string;
  constructor(code: string, message: string) {
    super('hearth-error', { bubbles: true, composed: true });
    this.code = code;
    this.message = message;
  }
}

/** The community is asked to make way: the launcher's panel closes. */
export class CloseRequestEvent extends Event {
  constructor() {
    super('hearth-close-request', { bubbles: true, composed: true });
  }
}

/** The person wants to sign in again; the page decides how. */
export class SignInRequestEvent extends Event {
  constructor() {
    super('hearth-sign-in', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-ready': HearthReadyEvent;
    'hearth-unread': HearthUnreadEvent;
    'hearth-message': HearthMessageEvent;
    'hearth-error': HearthErrorEvent;
    'hearth-close-request': CloseRequestEvent;
    'hearth-sign-in': SignInRequestEvent;
  }
}
