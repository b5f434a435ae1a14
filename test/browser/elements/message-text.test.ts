import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { createLocale } from '../../../components/locales/locale.ts';
import { messageText } from '../../../components/message-list/message-text.ts';
import { parseMessageText } from '../../../src/index.ts';
import { message, PEOPLE } from '../../kit/fixtures.ts';
import { cleanUp, mountPane, rowOf } from './mount.ts';

const locale = createLocale('en');
const nobody = { member: () => undefined, role: () => undefined, channel: () => undefined };
const ALLOWED = new Set([
  'a',
  'bdi',
  'blockquote',
  'br',
  'button',
  'code',
  'div',
  'em',
  'li',
  'ol',
  'p',
  'pre',
  's',
  'span',
  'strong',
  'ul',
]);
const ATTRIBUTES = new Set([
  'class',
  'data-action',
  'dir',
  'href',
  'inert',
  'rel',
  'tabindex',
  'target',
  'type',
  'value',
]);

function draw(text: string): HTMLElement {
  const box = document.createElement('div');
  render(html`${messageText(parseMessageText(text), { locale, names: nobody, me: undefined, tab: 0 })}`, box);
  return box;
}

/** Whatever was typed: only the elements and attributes that the drawing itself writes. */
function expectHarmless(text: string): void {
  for (const element of draw(text).querySelectorAll('*')) {
    expect(ALLOWED.has(element.localName), `<${element.localName}> out of ${JSON.stringify(text)}`).to.equal(true);
    for (const { name, value } of element.attributes) {
      expect(ATTRIBUTES.has(name), `${name}="${value}" out of ${JSON.stringify(text)}`).to.equal(true);
      if (name === 'href') expect(value).to.match(/^(?:https?:\/\/|mailto:|tel:)/);
    }
  }
}

/** Lists of hostile strings that may lie beside the repository. */
async function corpus(name: string): Promise<readonly string[] | undefined> {
  const answer = await fetch(`/__wds-outside-root__/1/shared/corpora/${name}`);
  if (!answer.ok) return undefined;
  const strings: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') strings.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(await answer.json());
  return strings;
}

describe('text on the page', () => {
  afterEach(cleanUp);

  it('draws what the marks say', () => {
    const box = draw('**b** _i_ ~~s~~ `c`\n\n> q\n\n1. one\n2. two\n\n- dot\n\n```js\nlet x;\n```');
    for (const name of ['strong', 'em', 's', 'code', 'blockquote', 'ol', 'ul', 'pre'])
      expect(box.querySelector(name), name).to.not.equal(null);
    expect(box.querySelector('pre')?.textContent).to.equal('let x;');
  });

  it('opens links away from the page, and shows the real place of a disguised one', () => {
    const box = draw('[bank.example](https://evil.example/x) and https://alder.example');
    const [disguised, plain] = box.querySelectorAll('a');
    expect(disguised?.rel).to.contain('noopener').and.to.contain('noreferrer');
    expect(disguised?.target).to.equal('_blank');
    expect(disguised?.nextElementSibling?.textContent).to.equal('(evil.example)');
    expect(plain?.nextElementSibling).to.equal(null);
  });

  it('hides a spoiler from sight and from screen readers until it is asked for', async () => {
    const { root } = await mountPane({
      prepare: (_, channel) => channel.fill([message(1, PEOPLE.tom.id, 'It was ||the cat||')]),
    });
    const veiled = rowOf(root, 'm1').querySelector('.veiled') as HTMLElement;
    expect(veiled.inert).to.equal(true);
    expect(getComputedStyle(veiled).visibility).to.equal('hidden');
    rowOf(root, 'm1').querySelector<HTMLElement>('.veil')?.click();
    expect(veiled.inert).to.equal(false);
    expect(getComputedStyle(veiled).visibility).to.equal('visible');
  });

  const hostile = [
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<svg onload=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](java\nscript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:msgbox)',
    '<a href="javascript:alert(1)">x</a>',
    '${alert(1)}',
    '<!--?lit$0$-->{{x}}<?lit$123$>',
    '<template shadowrootmode=open><slot></slot></template>',
    '```\n</code></pre><script>alert(1)</script>\n```',
    '||<iframe src=//evil.example>||',
    `<@${PEOPLE.tom.id}"><img src=x>`,
  ];
  it('never makes an element that somebody typed', () => {
    for (const text of hostile) expectHarmless(text);
  });

  for (const name of ['xss-payloads.json', 'naughty-strings.json', 'unicode-names.json', 'urls.json']) {
    it(`stands every string of ${name}`, async function () {
      const strings = await corpus(name);
      if (!strings) return this.skip();
      expect(strings.length).to.be.above(20);
      for (const text of strings) {
        expectHarmless(text);
        expectHarmless(
          `**${text}** ||${text}|| [${text}](https://alder.example/${encodeURIComponent(text.slice(0, 50).toWellFormed())})`,
        );
      }
    }).timeout(60_000);
  }

  it('lets a hostile name, channel and reaction be text', async () => {
    const bad = '<img src=x onerror="globalThis.hit=1">';
    const { root } = await mountPane({
      prepare: (client, channel) => {
        client.people.get(PEOPLE.tom.id)?.set({ ...PEOPLE.tom, name: bad, pictureUrl: null });
        channel.row.set({ ...channel.row.get()!, name: bad, topic: bad, guidelines: bad });
        channel.fill([
          message(1, PEOPLE.tom.id, bad, { reactions: [{ emoji: bad, count: 1 }] }),
          message(2, PEOPLE.priya.id, 'x', { replyToId: 'm1' }),
        ]);
      },
    });
    expect(root.querySelectorAll('img, script, iframe').length).to.equal(0);
    expect(root.querySelector('.author')?.textContent).to.equal(bad);
    expect((globalThis as { hit?: number }).hit).to.equal(undefined);
  });
});
