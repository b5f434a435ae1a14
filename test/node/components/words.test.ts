import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hueOf, initialsOf } from '../../../components/base/initials.ts';
import { applyFormat, type FormatName } from '../../../components/composer/formatting.ts';
import '../../../components/locales/en-composer-soon.ts';
import '../../../components/locales/en-soon.ts';
import { createFormat, daysBetween } from '../../../components/locales/format.ts';
import { createLocale } from '../../../components/locales/locale.ts';
import { pseudo } from '../../../components/locales/pseudo.ts';
import { uuid } from '../../kit/fixtures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a language', () => {
  it('fills the gaps, with numbers in its own digits', () => {
    assert.equal(createLocale('en').t('audience.count', { count: 1200 }), '1,200 people can read this');
    assert.equal(createLocale('de').t('audience.count', { count: 1200 }), '1.200 people can read this');
    assert.match(createLocale('ar-EG').t('audience.count', { count: 72 }), /٧٢/);
  });

  it('chooses the plural form by its own rules', () => {
    const one = createLocale('en').t('log.newMessages', { count: 1 });
    assert.equal(one, '1 new message');
    const polish = createLocale('pl', {
      'log.new': { one: '{count} nowa', few: '{count} nowe', many: '{count} nowych', other: '{count} nowej' },
    });
    assert.deepEqual(
      [1, 3, 5, 22].map((count) => polish.t('log.new', { count })),
      ['1 nowa', '3 nowe', '5 nowych', '22 nowe'],
    );
  });

  it('shows English where it has no words of its own', () => {
    const half = createLocale('de', { 'action.retry': 'Noch einmal' });
    assert.equal(half.t('action.retry'), 'Noch einmal');
    assert.equal(half.t('action.undo'), 'Undo');
  });

  it('puts templates into gaps without touching the words around them', () => {
    const name = { template: true };
    assert.deepEqual(createLocale('en').rich('composer.writing', { name }), ['', name, ' is writing']);
  });

  it('knows which way it runs', () => {
    assert.deepEqual(
      ['ar', 'he-IL', 'fa', 'en', 'arn', 'de'].map((tag) => createLocale(tag).dir),
      ['rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr'],
    );
  });

  it('has a made-up form in which no plain text is left and every gap is kept', () => {
    const made = createLocale('en-XA', pseudo.first);
    const text = made.t('composer.tooLong', { count: 3, most: '4,000' });
    assert.match(text, /^⟦3 .*4,000.*⟧$/);
    assert.doesNotMatch(text, /characters|many|most/);
  });
});

describe('dates', () => {
  const format = createFormat('en-GB');
  const noon = new Date(2026, 9, 8, 12).getTime();

  it('count days by the calendar, not by hours', () => {
    assert.equal(daysBetween(new Date(2026, 9, 7, 23, 59).getTime(), new Date(2026, 9, 8, 0, 1).getTime()), 1);
    assert.equal(daysBetween(new Date(2026, 9, 8, 0, 1).getTime(), new Date(2026, 9, 8, 23, 59).getTime()), 0);
    for (let day = 1; day < 370; day++) {
      const start = new Date(2026, 0, day, 12).getTime();
      assert.equal(daysBetween(start, new Date(2026, 0, day + 1, 12).getTime()), 1, `after day ${String(day)}`);
    }
  });

  it('in lists say the time today, then the weekday, then the date, then the year', () => {
    const ago = (days: number): string => format.when(new Date(2026, 9, 8 - days, 12).getTime(), noon);
    assert.equal(format.when(noon, noon + HOUR), '12:00');
    assert.equal(ago(1), 'Wed');
    assert.equal(ago(6), 'Fri');
    assert.equal(ago(14), '24 Sept');
    assert.match(ago(400), /2025/);
  });

  it('in dividers say today and yesterday with the date, and else the date alone', () => {
    assert.deepEqual(format.day(noon, noon + HOUR), { label: 'Today', date: 'Thursday 8 October' });
    assert.equal(format.day(noon - 24 * HOUR, noon).label, 'Yesterday');
    assert.deepEqual(format.day(noon - 72 * HOUR, noon), { label: 'Monday 5 October', date: '' });
  });

  it('never go into the future because a clock is wrong', () => {
    assert.equal(format.when(noon + 5 * MINUTE, noon), '12:05');
  });
});

describe('a face', () => {
  it('has the first letters of the first and last name, without titles', () => {
    const cases = {
      'Ms Ada Okafor': 'AO',
      'Dr. Lee': 'L',
      'Priya Raman': 'PR',
      'maria del carmen vega': 'MV',
      李小龙: '李',
      'Ümit Öz': 'ÜÖ',
      Mr: 'M',
      '': '',
    };
    for (const [name, initials] of Object.entries(cases)) assert.equal(initialsOf(name), initials, name);
  });

  it('keeps signs together that are drawn as one', () => {
    assert.equal(initialsOf('👩‍👩‍👧 Family'), '👩‍👩‍👧F');
    assert.equal(initialsOf('E\u0301lodie'), 'E\u0301');
  });

  it('has the same colour everywhere, by the id', () => {
    assert.equal(hueOf('7d9f0f2c-4f4e-4a3e-9d39-3c1f6d5c1a11'), hueOf('7d9f0f2c-4f4e-4a3e-9d39-3c1f6d5c1a11'));
    const hues = new Set(Array.from({ length: 200 }, (_, n) => hueOf(uuid(n))));
    assert.equal(hues.size, 12);
  });
});

describe('formatting', () => {
  const apply = (name: FormatName, text: string, start = 0, end = text.length): string => {
    const written = applyFormat(name, { text, start, end });
    return `${written.text.slice(0, written.start)}[${written.text.slice(written.start, written.end)}]${written.text.slice(written.end)}`;
  };

  it('puts marks around what is chosen and keeps it chosen', () => {
    assert.equal(apply('bold', 'very good', 0, 4), '**[very]** good');
    assert.equal(apply('spoiler', 'the cat', 4, 7), 'the ||[cat]||');
  });

  it('takes the marks away again', () => {
    assert.equal(apply('bold', '**very** good', 2, 6), '[very] good');
    assert.equal(apply('strike', '~~no~~', 2, 4), '[no]');
  });

  it('begins each line anew for quotes and lists', () => {
    assert.equal(applyFormat('quote', { text: 'a\nb', start: 0, end: 3 }).text, '> a\n> b');
    assert.equal(applyFormat('list', { text: 'x\n- a\n- b', start: 2, end: 9 }).text, 'x\na\nb');
  });

  it('makes a block of code out of several lines', () => {
    assert.equal(applyFormat('code', { text: 'a\nb', start: 0, end: 3 }).text, '```\na\nb\n```');
  });

  it('asks for the address of a link', () => {
    assert.equal(apply('link', 'see here', 4, 8), 'see [here]([https://])');
  });
});
