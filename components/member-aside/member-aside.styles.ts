/** The pane beside the channel with the people: a head, a choice of role, the list. */
import { css } from 'lit';

export const memberAsideStyles = css`
  :host {
    display: block;
    flex: 1;
    min-block-size: 0;
  }
  .hearth {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    background: var(--h-surface);
  }
  .head {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--h-s2);
    min-block-size: 60px;
    padding-inline: var(--h-s4) var(--h-s2);
    border-block-end: var(--h-hair) solid var(--h-line);
  }
  .title {
    font-family: var(--h-font-head);
    font-size: var(--h-text-title);
    font-weight: var(--h-w-strong);
    line-height: var(--h-lead-tight);
  }
  .roles {
    padding: var(--h-s3) var(--h-s4) 0;
  }
  .roles .input {
    inline-size: 100%;
  }
  hearth-member-list {
    flex: 1;
    min-block-size: 0;
  }
  /* 400 % zoom, a phone on its side: head and choice scroll away, and the list then fills the pane. */
  @media (max-height: 399.9px) {
    .hearth {
      overflow: auto;
    }
    .head {
      min-block-size: 48px;
    }
    hearth-member-list {
      flex: none;
      block-size: 100%;
    }
  }
`;
