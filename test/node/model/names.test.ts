import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { channelSlug, faceHue, initials, type NameRefusal, normaliseName } from '../../../src/model/names.ts';
import { corpus, fastest, textOf } from './corpus.ts';

function nameOf(raw: string): string {
  const result = normaliseName(raw);
  return result.ok ? result.name : `refused: ${result.reason}`;
}
const INVISIBLE = /[\p{Cc}\p{DI}\u2800]/u;
const BIDI_CONTROL = /\p{Bidi_Control}/u;
const ITEMS = corpus('unicode-names');

test('unicode-names.json: real names are kept exactly as they are', () => {
  const legit = ITEMS.filter((item) => item.want === 'accept-exactly');
  assert.equal(legit.length, 59);
  for (const item of legit) assert.equal(nameOf(textOf(item)), textOf(item).normalize('NFC'), item.id);
});

test('unicode-names.json: every other name meets what is wanted of it', () => {
  const wants: Readonly<Record<string, (raw: string, id: string) => void>> = {
    'accept-exactly': () => undefined,
    isolate: (raw, id) => assert.doesNotMatch(nameOf(raw), BIDI_CONTROL, id),
    'reject-or-strip': (raw, id) => assert.doesNotMatch(nameOf(raw), INVISIBLE, id),
    'limit-marks': (raw, id) => assert.doesNotMatch(nameOf(raw), /\p{M}{4}/u, id),
    limit: (raw, id) => {
      const { length } = Array.from(new Intl.Segmenter().segment(raw));
      assert.equal(nameOf(raw), length > 64 ? 'refused: too_long' : raw, id);
    },
    reject: (raw, id) => assert.equal(nameOf(raw), 'refused: reserved', id),
    'reject-or-repair': (raw, id) =>
      assert.doesNotMatch(nameOf(raw), /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/u, id),
    // Look-alikes are judged by their skeleton; here they must only be safe to store.
    'flag-if-collides': (raw, id) => assert.doesNotMatch(nameOf(raw), /\p{M}{4}|[\p{DI}\u00a0\u2009]/u, id),
  };
  for (const item of ITEMS) {
    const check = wants[item.want ?? ''];
    assert.ok(check, `${item.id} wants ${String(item.want)}`);
    check(textOf(item), item.id);
  }
});

test('says why a name is refused', () => {
  const cases: readonly (readonly [string, NameRefusal])[] = [
    ['', 'empty'],
    [' \u200b\u3164\u2800\t', 'empty'],
    ['\u0301', 'empty'],
    ['a'.repeat(65), 'too_long'],
    ['a'.repeat(100_000), 'too_long'],
    [`👩${'\u200d👩'.repeat(200)}`, 'too_long'],
    ['\ud800', 'ill_formed'],
    ['a\ufffdb', 'ill_formed'],
    ['q\u0323\u0331\u0332\u0333', 'too_many_marks'],
    ['\u0332a', 'too_many_marks'],
    ['က\u102d\u102d\u102d\u102d', 'too_many_marks'],
  ];
  for (const [raw, reason] of cases) assert.deepEqual(normaliseName(raw), { ok: false, reason }, JSON.stringify(raw));
});

test('keeps invisible characters where writing needs them and nowhere else', () => {
  const needed = [
    'علی\u200cرضا',
    'ක්\u200dරි',
    'র\u200d্যাব',
    'न्\u200d',
    '👩🏽\u200d🏫',
    '❤\ufe0f\u200d🔥',
    '1\ufe0f\u20e3',
    '葛\u{e0100}城',
    'ᠮᠣ\u180b',
    'ᠨ\u180b\u180eᠠ',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  ];
  for (const name of needed) assert.equal(nameOf(name), name);
  const needless = {
    'Bo\u200db': 'Bob',
    'a\ufe0fb': 'ab',
    'علی\u200c': 'علی',
    '👩\u200d': '👩',
    '🏴\u{e0068}\u{e0069}': '🏴',
    'a\u{e0100}b': 'ab',
    'b\u180eb': 'bb',
    'b\u180b\u180e\u180e': 'b',
    'a\ufe0f\u200d👩': 'a👩',
    'a\u061c\u200cی': 'aی',
    'ر\u200c\u061cی': 'ری',
    'b \u3164\u200d\u09cdb': 'refused: too_many_marks',
  };
  for (const [raw, name] of Object.entries(needless)) assert.equal(nameOf(raw), name);
  assert.equal(nameOf('လျှို့ဝှက်'), 'လျှို့ဝှက်');
});

test('makes one space of any gap and composes letters', () => {
  assert.equal(nameOf('  Ana\u00a0\u2003\n Lee\u2028'), 'Ana Lee');
  assert.equal(nameOf('Zoe\u0308'), 'Zoë');
  assert.equal(nameOf('Zoe\u200b\u0308'), 'Zoë');
  assert.equal(nameOf('a\u200b b'), 'a b');
});

test('reserved words are refused to people however they are dressed, and free for channels', () => {
  for (const raw of [
    'ADMIN',
    'ａｄｍｉｎ',
    '*Admin*',
    'admins',
    'Admin 2',
    'a-d-m-i-n',
    'Hearth',
    '@ana',
    '/leave',
    ':heart:',
    '12',
    '٣',
    '(everyone)',
    'hasOwnProperty',
  ]) {
    assert.equal(nameOf(raw), 'refused: reserved', raw);
  }
  for (const raw of ['Adminah', 'Allan', 'Heretic', 'Ownerson', 'Systema', 'R2 D2', 'Modesty', '🔥', 'Al', '7 of 9'])
    assert.equal(nameOf(raw), raw);
  assert.deepEqual(normaliseName('support', { mayBeReserved: true }), { ok: true, name: 'support' });
  assert.deepEqual(normaliseName('a'.repeat(70), { max: 80 }), { ok: true, name: 'a'.repeat(70) });
});

test('whatever is accepted is accepted again unchanged, whatever came in', () => {
  const part = fc.oneof(
    fc.constantFrom(
      ...ITEMS.map((item) => textOf(item).slice(0, 12)),
      '\u200d',
      '\u200c',
      '\ufe0f',
      ' ',
      '\u0301',
      '\u061c',
      '\u180b',
      '\u180e',
      '\u200b',
      '\u3164',
      '\u{e0100}',
      '👩',
      '1',
      '्',
      '্',
      'ی',
      'ᠮ',
      '葛',
    ),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const result = normaliseName(parts.join(''));
      if (!result.ok) return;
      assert.deepEqual(normaliseName(result.name), result);
      assert.doesNotMatch(result.name, /\p{Bidi_Control}|[\p{Cc}\p{Cs}]|^\s|\s$|\s\s|^\p{M}/u);
      assert.ok(initials(result.name).length > 0);
    }),
    { numRuns: 3000 },
  );
});

test('hostile input costs no more than a name', () => {
  for (const part of ['\u0301\u0316', 'a', '\u200d', '👩\u200d', ' ', '\u0332', '\u{e0041}']) {
    const raw = part.repeat(50_000);
    assert.ok(fastest(() => normaliseName(raw)) < 5, JSON.stringify(part));
    assert.ok(fastest(() => normaliseName(raw.slice(0, 2048))) < 20, JSON.stringify(part));
  }
});

test('initials are those that people would write', () => {
  const cases: Readonly<Record<string, string>> = {
    'Ana Silva': 'AS',
    'ana maria de souza': 'AS',
    'Ms K': 'K',
    'Mr. John Smith Jr.': 'JS',
    'Prof. Dr. Lea Ott': 'LO',
    Dr: 'D',
    'Jean-Luc': 'J',
    'O’Brien': 'O',
    'X Æ A-12': 'XA',
    'Þór ßen': 'Þß',
    ﬁona: 'F',
    'İpek ısı': 'İI',
    李小龍: '李',
    '山田 太郎': '山',
    '김 민준': '김',
    'نور محمد': 'ن',
    Γιώργος: 'Γ',
    გიორგი: 'გ',
    नेहा: 'ने',
    เอกชัย: 'เอ',
    '👩\u200d🏫 Ms K': 'K',
    '🔥': '🔥',
    '"Bo" (new)': 'BN',
    '': '',
  };
  for (const [name, expected] of Object.entries(cases)) assert.equal(initials(name), expected, name);
  for (const item of ITEMS.filter((one) => one.want === 'accept-exactly')) {
    const { length } = Array.from(new Intl.Segmenter().segment(initials(textOf(item))));
    assert.ok(length === 1 || length === 2, item.id);
  }
});

test('graphemes are counted without Intl.Segmenter too', (t) => {
  const Segmenter = Intl.Segmenter;
  t.after(() => Object.assign(Intl, { Segmenter }));
  Reflect.deleteProperty(Intl, 'Segmenter');
  assert.deepEqual(normaliseName('👩🏽\u200d🏫'.repeat(30)), { ok: true, name: '👩🏽\u200d🏫'.repeat(30) });
  assert.equal(nameOf('é'.repeat(65)), 'refused: too_long');
  assert.equal(initials('नेहा शर्मा'), 'नेश');
});

test('a face keeps its hue, and all hues occur', () => {
  // The published FNV-1a values 811c9dc5, e40c292c, 6222e842 and bf9cf968, each modulo 12.
  assert.deepEqual(['', 'a', 'fo', 'foobar'].map(faceHue), [50, 145, 320, 145]);
  const hues = new Set(Array.from({ length: 500 }, (_, at) => faceHue(`member-${String(at)}`)));
  assert.equal(hues.size, 12);
});

test('channels are addressed in lower case with hyphens, in their own script', () => {
  const cases: Readonly<Record<string, string>> = {
    'Year 7 – Trips & Events!': 'year-7-trips-events',
    'Café Français': 'café-français',
    "Teacher's room": 'teachers-room',
    お知らせ: 'お知らせ',
    'हिन्दी  चर्चा': 'हिन्दी-चर्चा',
    '--a__b--': 'a-b',
    '🔥': '',
  };
  for (const [name, slug] of Object.entries(cases)) assert.equal(channelSlug(name), slug);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) =>
      assert.equal(channelSlug(channelSlug(name)), channelSlug(name)),
    ),
  );
});
