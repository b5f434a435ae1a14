/** What is being begun before the cursor: a mention, a channel, or an emoji by name. */

export interface Token {
  readonly kind: 'member' | 'channel' | 'emoji';
  /** Where its sign stands. */
  readonly start: number;
  /** What has been typed after the sign. */
  readonly query: string;
}

/** Names have several words, but hardly more than these. */
const REACH = 48;
const NAMED = /(?:^|[^\p{L}\p{N}_@＠#＃/])([@＠#＃])((?:[^\s@＠#＃<>]+ ?){0,4})$/u;
const EMOJI = /(?:^|[^\p{L}\p{N}:：])[:：]([\p{L}\p{N}_+-]{2,})$/u;

export function tokenAt(text: string, caret: number): Token | undefined {
  const from = Math.max(0, caret - REACH);
  const before = text.slice(from, caret);
  const emoji = EMOJI.exec(before);
  if (emoji?.[1] !== undefined) return { kind: 'emoji', start: caret - emoji[1].length - 1, query: emoji[1] };
  const named = NAMED.exec(before);
  if (named?.[2] === undefined) return undefined;
  return {
    kind: '@＠'.includes(named[1] ?? '') ? 'member' : 'channel',
    start: caret - named[2].length - 1,
    query: named[2],
  };
}
