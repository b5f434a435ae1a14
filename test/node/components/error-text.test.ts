/** What a server refuses is said in the reader's language, for every code of the protocol, and nowhere past `errorText`. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ar } from '../../../components/locales/ar.ts';
import { problemsAr } from '../../../components/locales/ar-problems.ts';
import { de } from '../../../components/locales/de.ts';
import { problemsDe } from '../../../components/locales/de-problems.ts';
import { errorText, inWords } from '../../../components/locales/error-text.ts';
import { createLocale, type Locale } from '../../../components/locales/locale.ts';
import { ERROR_CODES, type WireError } from '../../../src/protocol/errors.ts';

const SENTENCE = 'The server explains itself in English.';
const german = createLocale('de', { ...de.first, ...problemsDe });
const arabic = createLocale('ar', { ...ar.first, ...problemsAr });
const error = (more: Partial<WireError>): WireError => ({ code: 'invalid', message: SENTENCE, ...more });
const said = (locale: Locale, code: string): string => (locale.t as (key: string) => string)(`problem.${code}`);

describe('what went wrong', () => {
  for (const locale of [german, arabic]) {
    it(`is said in ${locale.tag} for every code, whatever the server writes`, () => {
      for (const code of ERROR_CODES) {
        assert.equal(errorText(locale, error({ code })), said(locale, code));
        assert.equal(inWords(locale, error({ code })).message, said(locale, code));
      }
      assert.equal(new Set(ERROR_CODES.map((code) => said(locale, code))).size, ERROR_CODES.length);
    });

    it(`is closer to the point in ${locale.tag} where the field is known`, () => {
      for (const field of ['name', 'text', 'pictureUrl'])
        assert.equal(errorText(locale, error({ field })), said(locale, `field.${field}`));
      assert.equal(errorText(locale, error({ field: 'slug' })), said(locale, 'invalid'));
    });
  }

  it('names the seconds to wait, in the forms and digits of the language', () => {
    const wait = error({ code: 'rate_limited', retryAfterMs: 4200 });
    assert.match(errorText(german, wait), /in 5 Sekunden/);
    assert.match(errorText(arabic, wait), /بعد ٥ ثوانٍ/);
    assert.match(errorText(arabic, { ...wait, retryAfterMs: 400 }), /قليلًا/);
  });

  it('is the server’s sentence in English, and for a code that nobody knows yet', () => {
    for (const tag of ['en', 'en-GB']) assert.equal(errorText(createLocale(tag), error({})), SENTENCE);
    assert.equal(errorText(german, { code: 'from_the_future', message: SENTENCE }), SENTENCE);
  });

  it('is never a sentence for programs, and says what to do with what waited too long', () => {
    const english = createLocale('en');
    const schema = 'The field “topic” is missing or has a value that does not fit.';
    assert.equal(errorText(english, error({ message: schema })), said(english, 'invalid'));
    assert.equal(errorText(english, error({ message: schema, field: 'name' })), said(english, 'field.name'));
    const old = { code: 'too_old', message: 'This has waited for a long time.' };
    for (const locale of [english, german, arabic]) {
      assert.equal(errorText(locale, old), said(locale, 'too_old'));
      assert.notEqual(said(locale, 'too_old'), 'problem.too_old');
    }
  });

  it('never comes to a screen past errorText', () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'components');
    const raw = globSync('**/*.ts', { cwd: folder }).flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => /\b(?:answer\??|result|settled)\.error\b|failure\.message/.test(line))
        .filter((line) => !/errorText\(|inWords\(/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    assert.deepEqual(raw, []);
  });
});
