/** What a compiler cannot see in the translations: plural forms, gaps, files left out, words left in English. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ar } from '../../../components/locales/ar.ts';
import { splitGaps, type Entry } from '../../../components/locales/catalogue.ts';
import { de } from '../../../components/locales/de.ts';
import { createLocale } from '../../../components/locales/locale.ts';
import { en } from '../../../components/locales/en.ts';
import { type Catalogue, type Texts } from '../../../components/locales/texts.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'components', 'locales');
/** Parts of the first texts, which have no loader of their own. */
const WITHIN_FIRST = ['frame', 'messages'];
const sections = readdirSync(folder)
  .flatMap((file) => /^en-([\w-]+)\.ts$/.exec(file)?.[1] ?? [])
  .filter((section) => !WITHIN_FIRST.includes(section));

async function textsOf(file: string): Promise<Texts> {
  return Object.values((await import(join(folder, file))) as Record<string, Texts>)[0] ?? {};
}
async function whole({ first, later }: Catalogue): Promise<Texts> {
  const more = await Promise.all(Object.values(later).map((load) => load()));
  return Object.assign({}, first, ...more) as Texts;
}

const english: Texts = Object.assign(
  {},
  en,
  ...(await Promise.all(sections.map((section) => textsOf(`en-${section}.ts`)))),
) as Texts;
const formsOf = (entry: Entry): [form: string, text: string][] =>
  typeof entry === 'string' ? [['', entry]] : Object.entries(entry);
const gapsOf = (text: string): string[] =>
  splitGaps(text)
    .filter((_, index) => index % 2)
    .sort();
/** What the language says without the number: "one person", "two people", "nobody". */
const IN_WORDS = ['zero', 'one', 'two'];
/** The same in German as in English, or the same everywhere. */
const ALIKE =
  /^(?:text\.(?:here|everyone)|reaction\.(?:chip|people|bravo)|log\.heard|composer\.emoji|format\.(?:code|link)|mention\.emoji|emoji\.(?:title|symbols)|(?:channel|profile|roles)\.name|channel\.lastBy)$/;

for (const [tag, catalogue] of Object.entries({ de, ar })) {
  describe(`the texts in ${tag}`, async () => {
    const texts = await whole(catalogue);

    it('have a file for every English one', () => {
      assert.ok(sections.length >= 8);
      assert.deepEqual(Object.keys(catalogue.later).sort(), sections.toSorted());
    });

    it('have every key and no other', () => {
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort());
    });

    it('have every plural form of the language, and no other', () => {
      const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();
      for (const [key, entry] of Object.entries(texts)) {
        assert.equal(typeof entry, typeof english[key], key);
        if (typeof entry !== 'string') assert.deepEqual(Object.keys(entry).sort(), categories, key);
      }
    });

    it('lose no gap and invent none', () => {
      for (const [key, entry] of Object.entries(texts)) {
        const [source] = formsOf(english[key] ?? '').reverse();
        for (const [form, text] of formsOf(entry)) {
          const [there, wanted] = [gapsOf(text), gapsOf(source?.[1] ?? '')];
          const mayLack = (gap: string): boolean => gap === 'count' && IN_WORDS.includes(form);
          assert.ok(
            there.every((gap) => wanted.includes(gap) || gap === 'count'),
            `${key} ${form} has ${there.join()}`,
          );
          const lost = wanted.filter((gap) => !there.includes(gap) && !mayLack(gap) && !key.startsWith('audience'));
          assert.deepEqual(lost, [], `${key} ${form}`);
        }
      }
    });

    it('leave nothing in English, and no text empty', () => {
      for (const [key, entry] of Object.entries(texts)) {
        for (const [, text] of formsOf(entry)) {
          assert.ok(text.trim(), key);
          if (ALIKE.test(key)) continue;
          const originals = formsOf(english[key] ?? '').map(([, original]) => original);
          assert.ok(!originals.includes(text), `${key}: ${text}`);
          const hasWords = splitGaps(text).some((part, index) => index % 2 === 0 && /\p{L}/u.test(part));
          if (tag === 'ar' && hasWords) assert.match(text, /\p{Script=Arabic}/u, key);
        }
      }
    });
  });
}

describe('Arabic', () => {
  it('says six kinds of number', () => {
    const arabic = createLocale('ar', ar.first);
    assert.deepEqual(
      [0, 1, 2, 3, 11, 100, 248].map((count) => arabic.t('audience.count', { count })),
      [
        'لا أحد يقرأ هذه القناة',
        'يقرأ هذه القناة شخص واحد',
        'يقرأ هذه القناة شخصان',
        'يقرأ هذه القناة ٣ أشخاص',
        'يقرأ هذه القناة ١١ شخصًا',
        'يقرأ هذه القناة ١٠٠ شخص',
        'يقرأ هذه القناة ٢٤٨ شخصًا',
      ],
    );
  });

  it('has Arabic digits, unless the region has others', () => {
    assert.equal(createLocale('ar').format.number(1234), '١٬٢٣٤');
    assert.equal(createLocale('ar-MA').format.number(12), '12');
    assert.match(createLocale('ar').format.clock(0), /[٠-٩]/);
  });

  it('keeps names of the other direction together', async () => {
    const arabic = createLocale('ar', await whole(ar));
    assert.equal(arabic.t('composer.writing', { name: 'Tom' }), 'جارٍ الكتابة: \u2068Tom\u2069');
    assert.equal(arabic.t('composer.writing', { name: 'هدى' }), 'جارٍ الكتابة: هدى');
    assert.equal(createLocale('en').t('composer.writing', { name: 'هدى' }), '\u2068هدى\u2069 is writing');
    assert.equal(createLocale('en').t('composer.writing', { name: 'Tom' }), 'Tom is writing');
    const names = createLocale('ar').format.list(['Tom', 'هدى']);
    assert.equal(names, '\u2068Tom\u2069 وهدى');
    assert.equal(createLocale('ar').t('composer.writingTogether', { names }), `${names} are writing`);
  });
});
