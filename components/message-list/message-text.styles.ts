/** How people's text looks: paragraphs, code, quotes, lists, mentions, hidden words. */
import { css } from 'lit';

export const messageTextStyles = css`
  .text {
    max-inline-size: var(--h-measure);
    font-size: var(--h-text-body);
    line-height: var(--h-lead-body);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .text :where(p, li) {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .text > * + * {
    margin-block-start: var(--h-s2);
  }
  .text :where(strong) {
    font-weight: var(--h-w-strong);
  }
  .text :where(em) {
    font-style: italic;
  }
  .text blockquote {
    padding-inline-start: var(--h-s3);
    border-inline-start: 3px solid var(--h-line-strong);
    color: var(--h-ink-2);
  }
  .text :where(ul, ol) {
    padding: 0;
  }
  /* A point may run the other way than its list: its marker hangs on its own side. */
  .text :where(ul, ol) > li {
    margin-inline-start: 1.4em;
  }
  .text ul > li {
    list-style: disc;
  }
  .text ol > li {
    list-style: decimal;
  }
  .text code {
    padding: 0.05em 0.35em;
    border: 1px solid var(--h-line);
    border-radius: 5px;
    background: var(--h-sunk);
    font-family: var(--h-font-mono);
    font-size: 0.875em;
  }
  .text pre {
    padding: var(--h-s3);
    border: 1px solid var(--h-line);
    border-radius: var(--h-r2);
    background: var(--h-sunk);
    font-family: var(--h-font-mono);
    font-size: var(--h-text-micro);
    line-height: 1.55;
    text-align: left;
    white-space: pre-wrap;
  }
  .text pre code {
    padding: 0;
    border: 0;
    background: none;
    font-size: inherit;
  }
  .mention {
    display: inline-block;
    max-inline-size: 100%;
    padding: 1px 4px;
    border-radius: 5px;
    background: var(--h-accent-wash);
    color: var(--h-accent-ink);
    font-weight: var(--h-w-medium);
    line-height: 1.3;
  }
  .mention--me {
    background: var(--h-ember-wash);
    box-shadow: inset 0 0 0 1px var(--h-ember-line);
    color: var(--h-ember-ink);
    font-weight: var(--h-w-strong);
  }
  .host {
    padding-inline-start: 0.25em;
    color: var(--h-danger-ink);
    font-size: var(--h-text-small);
  }
  /* the veil lies over the words in one cell, so that nothing moves when it goes */
  .spoiler {
    display: inline-grid;
    max-inline-size: 100%;
    border-radius: 5px;
    vertical-align: bottom;
  }
  .spoiler > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }
  .veil {
    z-index: 1;
    padding-inline: 6px;
    border-radius: 5px;
    background: var(--h-ink-2);
    color: var(--h-surface);
    font-size: var(--h-text-micro);
  }
  .veiled {
    padding-inline: 2px;
    border-radius: 5px;
    background: var(--h-hover);
  }
  .veiled[inert] {
    visibility: hidden;
  }
`;
