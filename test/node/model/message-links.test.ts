import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMessageText } from '../../../src/model/message-text.ts';
import type { LinkInline } from '../../../src/model/message-tree.ts';
import { corpus, textOf } from './corpus.ts';
import { inlinesOf, leavesOf } from './message-walk.ts';

function linksIn(text: string): LinkInline[] {
  return inlinesOf(parseMessageText(text)).filter((node): node is LinkInline => node.type === 'link');
}
function onlyLink(text: string): LinkInline {
  const links = linksIn(text);
  assert.equal(links.length, 1, `one link in ${JSON.stringify(text)}`);
  return links[0] as LinkInline;
}

test('finds bare addresses and leaves the sentence around them alone', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'see https://e.org/a?b=1#c.': ['https://e.org/a?b=1#c'],
    '(https://e.org/a_(b)), "https://e.org"!': ['https://e.org/a_(b)', 'https://e.org'],
    '**https://e.org** _https://e.org_ ||https://e.org||x': ['https://e.org', 'https://e.org', 'https://e.org'],
    'www.e.org, HTTP://E.ORG…': ['www.e.org', 'HTTP://E.ORG'],
    '请看http://e.org。谢谢': ['http://e.org'],
    'https://例え.テスト/パス': ['https://例え.テスト/パス'],
    'https://e.org/\u202ea https://e.org/\u{e0041}': ['https://e.org/', 'https://e.org/'],
    'https://[::1]:80/] http://localhost:3000/x': ['https://[::1]:80/', 'http://localhost:3000/x'],
    'xhttp://e.org awww.e.org a@www.e.org www. http:// http:///x http:e.org ftp://e.org': [],
    '`https://e.org` \\<https://e.org>': ['https://e.org'],
  };
  for (const [text, expected] of Object.entries(cases))
    assert.deepEqual(
      linksIn(text).map((link) => leavesOf([{ type: 'paragraph', children: [link] }])),
      expected,
      text,
    );
});

test('reads [words](address) with styles in the words and nothing in them that can be pressed', () => {
  const link = onlyLink('[the **map** `x`](https://e.org/a_(b))!');
  assert.deepEqual([link.href, link.host, link.suspicious], ['https://e.org/a_(b)', 'e.org', false]);
  assert.equal(leavesOf([{ type: 'paragraph', children: link.children }]), 'the map x');
  assert.equal(onlyLink('[https://e.org](https://e.org)').children[0]?.type, 'text');
  assert.equal(onlyLink('[write](mailto:ana@e.org)').host, 'e.org');
  assert.equal(onlyLink('[call](tel:+123)').href, 'tel:+123');
  for (const text of [
    '[](https://e.org)',
    '[\u200b](https://e.org)',
    '[||a||](https://e.org)',
    '[a] (https://e.org)',
    '[a](https://e.org "title")',
  ]) {
    assert.ok(
      linksIn(text).every((one) => leavesOf([{ type: 'paragraph', children: [one] }]) === 'https://e.org'),
      text,
    );
  }
});

test('every other scheme stays text', () => {
  for (const address of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:x',
    '//e.org',
    '/path',
    'e.org',
    '\u0001javascript:x',
    ' javascript:x',
    'java\tscript:x',
    'ftp://e.org',
    'http:e.org',
    'https:/e.org',
    'mailto:',
    'tel:',
  ]) {
    const text = `[a](${address})`;
    assert.deepEqual(linksIn(text), [], text);
    assert.ok(leavesOf(parseMessageText(text)).includes(address), text);
  }
});

test('a link whose words name another place shows where it really leads', () => {
  const spoofs = [
    '[https://paypal.com](https://evil.org)',
    '[paypal.com/login](https://evil.org/paypal.com)',
    '[Log in at **PayPal.com**, now](https://evil.org)',
    '[pay\u200bpal.com](https://evil.org)',
    '[paypal.co\u200bm](https://evil.org)',
    '[ｐａｙｐａｌ．ｃｏｍ](https://evil.org)',
    '[paypal.com](https://paypal.com.evil.org)',
    '[paypal.com](https://evilpaypal.com)',
    '[ana@school.org](mailto:ana@evil.org)',
    'https://paypal.com@evil.org/',
    'https://paypal.com:443@evil.org/',
    'https://раураl.com/',
    'https://pаypal.рф/',
    'https://ɡoogle.com/',
    'https://аррӏе.com/',
    '[Apple](https://xn--80ak6aa92e.com/)',
    'http://0x7f000001/',
    'http://ｌｏｃａｌｈｏｓｔ/',
  ];
  for (const text of spoofs) {
    const link = onlyLink(text);
    assert.ok(link.suspicious, text);
    assert.match(link.host, /^[a-z\d.:-]+$/, text);
    assert.ok(!/^[^/]*@|\/\/[^/]*@/.test(link.href.replace(/^mailto:.*/, '')), link.href);
  }
});

test('honest links are not accused', () => {
  const honest = [
    'https://e.org/path',
    'https://E.org:8080/',
    'https://müller.de/',
    'https://例え.テスト/',
    'https://пример.рф/',
    'https://中文.com/',
    'https://abc中文.com/',
    '[e.org](https://www.e.org/x)',
    '[e.org](https://docs.e.org)',
    '[docs.e.org](https://e.org)',
    '[www.e.org/a](https://e.org/a)',
    '[müller.de](https://müller.de/)',
    '[report.pdf](https://files.e.org/1)',
    '[Version 2.5, e.g. here...](https://e.org)',
    '[write](mailto:ana@e.org)',
  ];
  for (const text of honest) assert.equal(onlyLink(text).suspicious, false, text);
});

test('urls.json: only web, mail and phone addresses come out, without credentials, in ASCII, disguises flagged', () => {
  for (const item of corpus('urls')) {
    const address = textOf(item);
    for (const text of [address, `[a](${address})`, `a ${address} b`]) {
      for (const link of linksIn(text)) {
        const url = new URL(link.href);
        assert.ok(['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol), `${item.id} ${link.href}`);
        assert.equal(url.username + url.password, '', item.id);
        assert.match(link.href, /^[\x21-\x7e]+$/, item.id);
        assert.equal(link.host, url.host, item.id);
        assert.ok(link.href.length <= 4096, item.id);
        if (item.want === 'strip-credentials' || item.want === 'show-punycode') assert.ok(link.suspicious, item.id);
        if (item.want === 'allow') assert.ok(!link.suspicious, item.id);
      }
      if (item.want === 'allow' || item.want === 'show-punycode') assert.equal(linksIn(text).length, 1, item.id);
    }
  }
});
