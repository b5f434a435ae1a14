import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { collides, imitatesStaff, nameSkeleton } from '../../../src/model/name-skeleton.ts';
import { isReservedName } from '../../../src/model/reserved-names.ts';
import { corpus, fastest, textOf } from './corpus.ts';

const PROTECTED = [
  'admin',
  'AdministratorR',
  'support',
  'staff',
  'mod',
  'moderator',
  'School Office',
  'Head Teacher',
  'Mr Jones',
];
const ITEMS = corpus('unicode-names');

test('unicode-names.json: every look-alike collides with exactly one protected name', () => {
  const confusable = ITEMS.filter((item) => item.want === 'flag-if-collides');
  assert.equal(confusable.length, 29);
  for (const item of confusable)
    assert.equal(PROTECTED.filter((name) => collides(name, textOf(item))).length, 1, item.id);
});

test('real names collide neither with each other nor with the staff', () => {
  const names = ITEMS.filter((item) => item.want === 'accept-exactly').map((item) => textOf(item));
  names.push(
    'Mary',
    'Mark',
    'Marko',
    'Maria',
    'Mario',
    'Anna',
    'Ana',
    'Hanna',
    'Amin',
    'Adnan',
    'Rod',
    'Mood',
    'Otto',
    'Ott',
    'Steffi',
    'Olena',
    'Олена',
    'Нина',
    'Марія',
    'Ελένη',
    'Νίκος',
    'Owen',
    'Sven',
    'Heath',
    'Hertha',
  );
  assert.equal(new Set(names.map(nameSkeleton)).size, names.length);
  for (const name of names) assert.ok(!imitatesStaff(name), name);
});

test('what looks like a word of the staff is found out, though it is no reserved name', () => {
  for (const name of [
    'аdmin',
    'adm1n',
    'ADMІN',
    'm0d3rator',
    'rnoderator',
    'Ѕupport',
    '5taff',
    'suppport',
    'ᴀᴅᴍɪɴ',
    '🅰🅳🅼🅸🅽',
    'Ꭺdmins',
    'аdmin 2',
    '0wner',
    'h€arth'.replace('€', 'е'),
  ]) {
    assert.ok(imitatesStaff(name), name);
    assert.ok(!isReservedName(name), name);
  }
});

test('case, accents, gaps and signs make no other name', () => {
  for (const name of ['MR JONES', 'mr.jones', 'Mr_Jönes', 'Mr\u200b Jones', 'Mr  Jones.', '"Mr Jones"'])
    assert.ok(collides('Mr Jones', name), name);
  for (const name of ['Mrs Jones', 'Mr Jonas', 'Mr Jones 2', 'Jones', 'Mr Jones 🔥'])
    assert.ok(!collides('Mr Jones', name), name);
  assert.ok(!collides('नेहा', 'नहा'));
  assert.ok(!collides('...', '!!!'));
});

test('any text has a skeleton, at a bounded cost', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.ok(collides(text, text.normalize('NFD')))));
  for (const part of ['\u0301\u0316', 'rn', 'a1', 'aa'])
    assert.ok(fastest(() => imitatesStaff(part.repeat(50_000))) < 20, part);
});
