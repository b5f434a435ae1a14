import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldText, scoreMatch } from '../../../src/model/text-search.ts';
import { corpus, fastest, textOf } from './corpus.ts';

function best(query: string, ...names: string[]): string[] {
  return names
    .map((name) => ({ name, score: scoreMatch(foldText(query), foldText(name)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ name }) => name);
}

test('folds case, accents, widths, Turkish letters and letters that no normal form opens', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['ZOË', 'zoe'],
    ['İpek Iğdır', 'ipek igdir'],
    ['Łukasz Søren Đặng', 'lukasz soren dang'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['ｆｉｏｎａ', 'fiona'],
    ['Γιώργος', 'γιωργοσ'],
    ['مُحَمَّد', 'محمد'],
    ['Ad\u00admin\u200b', 'admin'],
    ['नेहा', 'नेहा'],
  ];
  for (const [text, folded] of pairs) assert.equal(foldText(text), folded, text);
  for (let code = 0; code <= 0x10ffff; code++) {
    const folded = foldText(String.fromCodePoint(code));
    if (foldText(folded) !== folded) assert.fail(`U+${code.toString(16)} folds to ${folded}`);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(foldText(foldText(text)), foldText(text))),
  );
});

test('ranks the whole name, its beginning, a later word, several words, inside and scattered letters, in this order', () => {
  const ranked = ['An Sm', 'An Smith', 'Jo An Smith', 'Smythe, Anna', 'Dan Smith', 'Axn Sxm'];
  assert.deepEqual(best('an sm', ...ranked.toReversed()), ranked);
  assert.deepEqual(best('an', 'Joanna', 'Ben Annan', 'Anna Lee', 'Ann', 'An', 'A. Lane', 'Bo'), [
    'An',
    'Ann',
    'Anna Lee',
    'Ben Annan',
    'Joanna',
    'A. Lane',
  ]);
});

test('finds names in any script and while a syllable grows; nothing matches what is not there', () => {
  assert.deepEqual(best('lukasz', 'Łukasz'), ['Łukasz']);
  assert.deepEqual(best('小', '李小龍', '山田'), ['李小龍']);
  assert.deepEqual(best('김미', '김민준', '박서준'), ['김민준']);
  assert.deepEqual(best('xyz', 'Anna', ''), []);
  assert.deepEqual(best('anna lee', 'Anna'), []);
  assert.deepEqual(best('smi box', 'Box, Anna Smith', 'Bo Smith'), ['Box, Anna Smith']);
  assert.deepEqual(best('  ', 'Anna', 'Ben').length, 2);
});

test('every name is found by itself and by each of its beginnings', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.nat(20), (name, length) => {
      const folded = foldText(name);
      assert.ok(scoreMatch(folded, folded) > 0);
      assert.ok(scoreMatch(folded.slice(0, length), folded) > 0);
    }),
  );
});

test('folding and scoring take hostile text in linear time', () => {
  for (const text of [
    ...corpus('redos').map((item) => textOf(item)),
    'a'.repeat(50_000),
    '\u0301\u0316'.repeat(25_000),
    'ı\u0338'.repeat(25_000),
    '\u05b0\u05b4'.repeat(25_000),
  ]) {
    assert.ok(fastest(() => foldText(text), 3) < 50, JSON.stringify(text.slice(0, 8)));
    const folded = foldText(text);
    for (const query of [
      folded.slice(0, 25_000),
      `${folded.slice(0, 12_500)}b${folded.slice(0, 12_500)}`,
      `${folded.slice(0, 99)}!`,
      'a b c d e f',
    ]) {
      assert.ok(fastest(() => scoreMatch(query, folded), 3) < 50, JSON.stringify(query.slice(0, 8)));
    }
  }
});

test('100,000 names are scored within the time between two keys', () => {
  const first = ['Anna', 'Łukasz', 'María José', 'John', 'Zoë', 'Fatima', 'Nguyễn', '李小龍', '김민준', 'Иван'];
  const last = ['Smith', 'Müller', 'García', 'O’Brien', 'van der Berg', 'Taylor', 'Khan'];
  const folded = Array.from({ length: 100_000 }, (_, at) =>
    foldText(`${first[at % 10] ?? ''} ${last[at % 7] ?? ''} ${String(at)}`),
  );
  for (const query of ['a', 'an sm', 'mul', 'zzz', '김미', 'nna smith 1']) {
    const sought = foldText(query);
    assert.ok(fastest(() => folded.filter((name) => scoreMatch(sought, name) > 0)) < 50, query);
  }
});
