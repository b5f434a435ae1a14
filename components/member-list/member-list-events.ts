/** A person in the list was chosen. `anchor` is the row, for a card or menu beside it. */
export class MemberChosenEvent extends Event {
  readonly memberId: string;
  readonly anchor: HTMLElement;
  constructor(memberId: string, anchor: HTMLElement) {
    super('hearth-member-chosen', { bubbles: true, composed: true, cancelable: true });
    this.memberId = memberId;
    this.anchor = anchor;
  }
}

/** Somebody shall be mentioned in what the person writes. */
export class MentionEvent extends Event {
  readonly memberId: string;
  constructor(memberId: string) {
    super('hearth-mention', { bubbles: true, composed: true });
    this.memberId = memberId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-member-chosen': MemberChosenEvent;
    'hearth-mention': MentionEvent;
  }
}
