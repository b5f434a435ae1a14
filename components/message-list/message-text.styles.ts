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
    padding-inline-start: 1.4em;
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
    overflow: auto;
    padding: var(--h-s3);
    border: 1px solid var(--h-line);
    border-radius: var(--h-r2);
    background: var(--h-sunk);
    font-family: var(--h-font-mono);
    font-size: var(--h-text-micro);
    line-height: 1.55;
    text-align: left;
    white-space: pre;
  }
  .text pre code {
    padding: 0;
    border: 0;
    background: none;
    font-size: inherit;
    overflow-wrap: normal;
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
  .spoiler {
    position: relative;
    display: inline-block;
    max-inline-size: 100%;
    border-radius: 5px;
    vertical-align: bottom;
  }
  .veil {
    position: absolute;
    inset: 0;
    overflow: hidden;
    padding-inline: 6px;
    border-radius: 5px;
    background: var(--h-ink-2);
    color: var(--h-surface);
    font-size: var(--h-text-micro);
    white-space: nowrap;
  }
  .veiled[inert] {
    display: inline-block;
    min-inline-size: 6em;
    visibility: hidden;
  }
  .spoiler .veiled:not([inert]) {
    background: var(--h-hover);
    border-radius: 5px;
  }
`;
