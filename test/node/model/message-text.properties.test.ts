/** What holds for any text at all: hostile collections, and texts made at random from the signs the parser knows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  isBlankText,
  mentionsIn,
  messageLength,
  parseMessageText,
  plainText,
} from '../../../src/model/message-text.ts';
import { corpus, fastest, textOf } from './corpus.ts';
import { depthOf, inlinesOf, leavesOf } from './message-walk.ts';

const SIGNS = [
  '*',
  '**',
  '***',
  '_',
  '~~',
  '||',
  '`',
  '``',
  '```',
  '```\n',
  '\n',
  '\n\n',
  '> ',
  '- ',
  '  - ',
  '1. ',
  '\\',
  '[',
  ']',
  '](',
  ')',
  '(',
  '<',
  '>',
  '@',
  '@here',
  '#',
  ':',
  ' ',
  'a',
  'é',
  '山',
  '😀',
  '\u200b',
  '\u202e',
  '\u{e0041}',
  'https://e.org',
  'www.e.org',
  'javascript:',
  'mailto:a@b',
  '<@018f0000-0000-7000-8000-00000000000a>',
  '.',
  '\t',
  '\r',
  '\ud800',
];
const markup = fc.array(fc.constantFrom(...SIGNS), { maxLength: 60 }).map((signs) => signs.join(''));
const anyText = fc.oneof(
  { weight: 3, arbitrary: markup },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

function assertSubsequence(part: string, whole: string): void {
  let at = 0;
  for (const char of part) {
    const found = whole.indexOf(char, at);
    if (found < 0) assert.fail(`${JSON.stringify(part)} out of ${JSON.stringify(whole)}`);
    at = found + char.length;
  }
}

/** What must hold for the tree of any text. */
function assertSound(text: string): void {
  const tree = parseMessageText(text);
  assertSubsequence(leavesOf(tree), text.replace(/\r\n?/g, '\n'));
  assert.ok(depthOf(tree) <= 40, `deep: ${JSON.stringify(text)}`);
  for (const node of inlinesOf(tree)) {
    if (node.type !== 'link') continue;
    assert.match(node.href, /^(?:https?:\/\/|mailto:|tel:)[\x21-\x7e]+$/);
    assert.doesNotMatch(node.href, /["<>`\s]/);
    assert.ok(
      inlinesOf([{ type: 'paragraph', children: node.children }]).every((child) =>
        ['text', 'break', 'code', 'strong', 'emphasis', 'strike'].includes(child.type),
      ),
    );
  }
  assert.equal(plainText(tree), plainText(text));
  assert.equal(isBlankText(plainText(tree)), isBlankText(text), `visible stays visible: ${JSON.stringify(text)}`);
  const { memberIds, roleIds } = mentionsIn(text);
  for (const id of [...memberIds, ...roleIds]) assert.ok(text.includes(id));
}

test('any text gives a sound tree: nothing thrown, added or swallowed, only allowed addresses', () => {
  fc.assert(fc.property(anyText, assertSound), { numRuns: 3000 });
});

for (const name of ['xss-payloads', 'urls', 'naughty-strings', 'unicode-names', 'redos']) {
  test(`${name}.json gives sound trees, in the open and inside markup`, () => {
    for (const item of corpus(name)) {
      const text = textOf(item).slice(0, 8000);
      for (const wrapped of [
        text,
        `[a](${text})`,
        `[${text}](https://e.org)`,
        `**${text}**`,
        `> ${text}`,
        `\`${text}\``,
        `||${text}||`,
      ])
        assertSound(wrapped);
    }
  });
}

test('letters and digits survive any markup around them', () => {
  const signs = SIGNS.filter((sign) => !/\w|`|\(/.test(sign)).concat('x', 'y', 'Z', 'ж');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 80 }), (parts) => {
      const text = parts.join('');
      const letters = (value: string): string => value.replace(/[^xyZж]/g, '');
      assert.equal(letters(leavesOf(parseMessageText(text))), letters(text));
    }),
    { numRuns: 2000 },
  );
});

test('text without signs is its own plain text, and reading that again changes nothing', () => {
  const words = fc
    .array(fc.stringMatching(/^[\p{L}\p{N},.!?'"%&;:=/ -]{1,12}$/u), { minLength: 1, maxLength: 8 })
    .map((parts) => `a${parts.join(' ')}`);
  fc.assert(
    fc.property(words, (text) => {
      assert.equal(plainText(text), text);
      assert.equal(plainText(plainText(text)), text);
    }),
  );
});

test('a text counts as many characters as it has code points', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(messageLength(text), Array.from(text).length)),
  );
});

const HARD = [
  '[a](b',
  '**a',
  '*a **b ',
  '_a*b~~c||d',
  '||a',
  '<@',
  '`a``b',
  '` ',
  '```a\n',
  'a```\n',
  '- a\n',
  '  - a\n',
  '> a\n',
  '> > > ```\n',
  '1. ',
  'http://a ',
  'www.a ',
  'http://[',
  'http://a)',
  'http://a,',
  '[https://a](https://b)',
  '[a]((',
  '[](',
  '\\*',
  '@here',
  '\u200b*',
  '|| ',
  '*\u200b* ',
  '\r',
  'a.b.c ',
  '\u0301\u0316',
  '[\u0301\u0316',
  '[a.b](http://c.d) ',
];
/**
 * A bad measurement is taken again with more rounds. Collecting garbage begins at some size and makes one step there, so
 * the next doubling may speak for the first; what is not linear fails at both. Below a millisecond nothing can be told.
 */
function assertLinear(make: (times: number) => string, maxMs: number, label: string): void {
  const texts = [make(1), make(2), make(4)];
  const costs = texts.map(() => Infinity);
  for (let attempt = 1; attempt <= 4; attempt++) {
    for (const [index, text] of texts.entries()) {
      costs[index] = Math.min(
        costs[index] ?? 0,
        fastest(() => parseMessageText(text), attempt),
      );
      const [once = 0, twice = 0, fourTimes = 0] = costs;
      if (once <= maxMs && (twice <= Math.max(1, 3 * once) || fourTimes <= 3 * twice)) return;
    }
  }
  assert.fail(`${label}: ${costs.map((cost) => cost.toFixed(1)).join(', ')} ms for 50, 100, 200 kB`);
}

test('redos.json at 50 kB costs at most 50 ms, and twice the text at most three times as much', () => {
  for (const item of corpus('redos'))
    assertLinear((times) => textOf(item, times), item.maxMs ?? 50, `${item.id} ${item.gen?.repeat ?? ''}`);
});

test('so do other repetitions made against this parser, alone and with an end that gives hope', () => {
  const around = [
    ['', ''],
    ['', ')'],
    ['', '*'],
    ['', '`'],
    ['', '```'],
    ['[', '](https://e.org)'],
  ] as const;
  for (const part of HARD) {
    for (const [before, after] of around) {
      const make = (times: number): string => before + part.repeat(Math.floor((50_000 * times) / part.length)) + after;
      assertLinear(make, 50, JSON.stringify(before + part + after));
    }
  }
});
