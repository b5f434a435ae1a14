/** The code beside its words, the link with its button, the invites there are. */
import { css } from 'lit';

export const inviteDialogStyles = css`
  :host {
    display: block;
  }
  .hearth {
    background: transparent;
  }
  .parts {
    display: grid;
    gap: var(--h-s4);
  }
  .two {
    display: flex;
    flex-wrap: wrap;
    gap: var(--h-s4);
  }
  .two > .field {
    flex: 1 1 170px;
  }
  .scan {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--h-s4);
  }
  .scan > :last-child {
    display: grid;
    flex: 1 1 170px;
    gap: var(--h-s2);
    justify-items: start;
  }
  .qr-place {
    display: block;
    inline-size: 156px;
    block-size: 156px;
  }
  .qr {
    inline-size: 156px;
    block-size: 156px;
    border: 1px solid var(--h-line);
    border-radius: var(--h-r2);
    forced-color-adjust: none;
  }
  .made {
    display: flex;
    gap: var(--h-s2);
    align-items: center;
  }
  .made .input {
    flex: 1;
    min-inline-size: 0;
    text-overflow: ellipsis;
  }
  .open-list {
    display: grid;
    padding-block-start: var(--h-s2);
  }
  .open-list > li {
    display: flex;
    gap: var(--h-s3);
    align-items: center;
    padding-block: var(--h-s2);
    border-block-start: var(--h-hair) solid var(--h-line);
  }
`;
