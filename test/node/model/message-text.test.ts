import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isBlankText,
  mentionsIn,
  messageLength,
  parseMessageText,
  plainText,
} from '../../../src/model/message-text.ts';
import type { Block, Inline } from '../../../src/model/message-tree.ts';

const ANA = '018f0000-0000-7000-8000-00000000000a';
const BEN = '018f0000-0000-7000-8000-00000000000b';

/** Writes a tree as short text, so that a test shows all of it at a glance. */
function shape(nodes: readonly (Inline | Block)[]): string {
  return nodes.map(shapeOf).join('');
}
function shapeOf(node: Inline | Block): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'break':
      return '↵';
    case 'code':
      return `code(${node.text})`;
    case 'codeBlock':
      return `{code ${node.language}|${node.text}}`;
    case 'quote':
      return `{quote ${shape(node.blocks)}}`;
    case 'paragraph':
      return `{${shape(node.children)}}`;
    case 'bulletList':
    case 'numberedList':
      return `{list ${node.items.map((item) => `${String(item.number ?? '•')} ${shape(item.children)}${shape(item.lists)}`).join('; ')}}`;
    case 'broadMention':
      return `@(${node.audience})`;
    case 'memberMention':
    case 'roleMention':
    case 'channelMention':
      return `${node.type}(${node.id})`;
    case 'link':
      return `link(${node.href}|${shape(node.children)})`;
    default:
      return `${node.type}(${shape(node.children)})`;
  }
}
function reads(cases: Readonly<Record<string, string>>): void {
  for (const [text, expected] of Object.entries(cases))
    assert.equal(shape(parseMessageText(text)), expected, JSON.stringify(text));
}

test('reads the styles, alone and within each other', () => {
  reads({
    'a **b** c': '{a strong(b) c}',
    '*a* _b_': '{emphasis(a) emphasis(b)}',
    '~~a~~ ||b||': '{strike(a) spoiler(b)}',
    '**a *b* c**': '{strong(a emphasis(b) c)}',
    '***a***': '{strong(emphasis(a))}',
    '*a **b***': '{emphasis(a strong(b))}',
    '||**a** `b`||': '{spoiler(strong(a) code(b))}',
    '**a\nb**': '{strong(a↵b)}',
    '**a **b** c**': '{**a strong(b) c**}',
    '**你好。**世界': '{strong(你好。)世界}',
    '* note *this*': '{list • note emphasis(this)}',
  });
});

test('leaves markers without a partner, and signs that are no markers, as text', () => {
  reads({
    '**a': '{**a}',
    'a** b': '{a** b}',
    '** a **': '{** a **}',
    '*a **b* c': '{emphasis(a **b) c}',
    '****': '{****}',
    '*a * b': '{*a * b}',
    'x * a*': '{x * a*}',
    '[a] b](https://e.org)': '{[a] b](link(https://e.org/|https://e.org))}',
    '|| ||': '{|| ||}',
    '*\u200b*': '{*\u200b*}',
    'snake_case_name __init__': '{snake_case_name __init__}',
    '2*3*4 ~5 |x|': '{2*3*4 ~5 |x|}',
    '>_< -> :-) #general': '{>_< -> :-) #general}',
    '[a] (b) [c': '{[a] (b) [c}',
    ':smile: 😀': '{:smile: 😀}',
    'C:\\temp\\new': '{C:\\temp\\new}',
  });
});

test('a backslash keeps a marker as it is', () => {
  reads({
    '\\*a\\*': '{*a*}',
    '\\`a`': '{`a`}',
    '\\> a': '{> a}',
    '1\\. a': '{1. a}',
    '\\[a](https://e.org)': '{[a](link(https://e.org/|https://e.org))}',
  });
  assert.deepEqual(mentionsIn(`\\@everyone \\<@${ANA}>`), { memberIds: [], roleIds: [], everyone: false, here: false });
});

test('reads code in a line, in which nothing else has meaning', () => {
  reads({
    '`**a** <@x>`': '{code(**a** <@x>)}',
    '``a`b``': '{code(a`b)}',
    '`` `a` ``': '{code(`a`)}',
    '`a ``b': '{`a ``b}',
    '` `': '{` `}',
  });
});

test('reads fenced code, also when it begins or ends after text or is never closed', () => {
  reads({
    '```JS\nlet a = `*b*`;\n\n```\nc': '{code js|let a = `*b*`;\n}{c}',
    '````\n```\n````': '{code |```}',
    '```\na': '{code |a}',
    'see: ```js\na```\nb': '{see: }{code js|a}{b}',
    '```two words\na\n```': '{code |two words\na}',
    '```\n```': '{```↵```}',
    'the ``` sign': '{the ``` sign}',
  });
});

test('reads quotes to a depth of three', () => {
  reads({
    '> a\n> - b\n>\n> c\nd': '{quote {a}{list • b}{c}}{d}',
    '> > > > a': '{quote {quote {quote {> a}}}}',
    '>a\n>': '{>a↵>}',
    '> ```\n> a\n> ```': '{quote {code |a}}',
  });
});

test('reads lists with one level inside, and keeps the numbers that were typed', () => {
  reads({
    'a\n- b\n* c\n+ d\n\ne': '{a}{list • b; • c; • d}{e}',
    '- a\n  - b\n      1. c\n- d\n  more\nend': '{list • a{list • b}{list 1 c}; • d↵more}{end}',
    '3. a\n7) b': '{list 3 a; 7 b}',
    '1. a\n1. b\n1. c': '{list 1 a; 2 b; 3 c}',
    '- a\n1. b': '{list • a}{list 1 b}',
    '- \n-': '{- ↵-}',
    '- \u200b': '{- \u200b}',
    '  - a\n- b': '{list • a; • b}',
    '-5 degrees, 3.5 m': '{-5 degrees, 3.5 m}',
  });
});

test('keeps line breaks and sets blank lines as paragraphs', () => {
  reads({ 'a\r\nb\n\n \nc\rd': '{a↵b}{c↵d}', '  a  b': '{  a  b}' });
});

test('reads mentions by id, and broad ones only as words of their own', () => {
  reads({
    [`<@${ANA}> <@&${BEN}> <#${ANA}>`]: `{memberMention(${ANA}) roleMention(${BEN}) channelMention(${ANA})}`,
    '@everyone, @here!': '{@(everyone), @(here)!}',
    'a@here @hereafter é@everyone': '{a@here @hereafter é@everyone}',
    '<@nobody> <@': '{<@nobody> <@}',
    [`<@${'-'.repeat(36)}>`]: `{<@${'-'.repeat(36)}>}`,
  });
});

test('tells whom a text calls, once each; code and quotes call nobody', () => {
  const text = `<@${ANA}> **<@${ANA}>** ||<@&${BEN}>||\n- @here\n> @everyone <@${BEN}>\n\`@everyone\`\n\`\`\`\n@everyone\n\`\`\``;
  assert.deepEqual(mentionsIn(text), { memberIds: [ANA], roleIds: [BEN], everyone: false, here: true });
});

test('plain text masks hidden words, drops markers and names the mentioned', () => {
  const text = `**Hi** <@${ANA}>, the end is ||he dies||\n> really\n1. \`x\`\n- [map](https://e.org)`;
  assert.equal(plainText(text), `Hi <@${ANA}>, the end is ▒▒▒\nreally\n1. x\n• map`);
  assert.equal(
    plainText(`||a|| <@${ANA}> @here`, {
      spoiler: '(hidden)',
      nameMention: (m) => (m.type === 'broadMention' ? 'all' : 'Ana'),
    }),
    '(hidden) Ana all',
  );
  assert.equal(plainText('||a||'), plainText('||a much longer secret||'));
});

test('counts code points', () => {
  assert.equal(messageLength('aé😀'), 3);
  assert.equal(messageLength('\ud83d'), 1);
});

test('white space and invisible characters alone are an empty message', () => {
  for (const text of ['', ' \n\t', '\u200b\u2060', '\u3164', '\u2800', '\u00ad\ufe0f', '\u202e', '\u{e0041}', '\u0007'])
    assert.ok(isBlankText(text), JSON.stringify(text));
  for (const text of ['.', ' a ', '\u200bא', '👍', '\ufffd']) assert.ok(!isBlankText(text), JSON.stringify(text));
});
