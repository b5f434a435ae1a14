/** How languages come in: before the first word, section by section, and what happens when one does not come. */
import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { loadLocale, localeFor, localeHere, registerLocale } from '../../../components/locales/locales.ts';
import { useCatalogue } from '../../../components/locales/languages.ts';
import { addTexts, withWords, wordsHere } from '../../../components/locales/texts.ts';

describe('a language', () => {
  it('is not there at first, then whole', async () => {
    assert.equal(localeHere('de'), undefined);
    assert.equal((await loadLocale('de')).t('action.cancel'), 'Abbrechen');
    assert.equal(localeHere('de')?.t('action.cancel'), 'Abbrechen');
    assert.equal((await loadLocale('de-AT')).tag, 'de-AT');
  });

  it('that nobody has reads English, with the habits of its region', () => {
    const french = localeHere('fr') ?? assert.fail();
    assert.equal(french.tag, 'en-FR');
    assert.equal(french.dir, 'ltr');
    assert.equal(french.t('action.cancel'), 'Cancel');
    assert.match(french.format.clock(new Date(2026, 1, 1, 15).getTime()), /^15/);
    assert.equal(localeHere('en-AU')?.tag, 'en-AU');
  });

  it('that a host brings may lack texts, and is fetched once', async () => {
    const load = mock.fn(() => Promise.resolve({ 'action.cancel': 'Annuler' }));
    registerLocale('FR', load);
    const [one, other] = await Promise.all([loadLocale('fr'), loadLocale('fr-CA')]);
    assert.deepEqual([one.t('action.cancel'), other.t('action.cancel')], ['Annuler', 'Annuler']);
    assert.equal(one.t('action.close'), 'Close');
    assert.equal(load.mock.callCount(), 1);
  });

  it('that does not load is English, and that is said once', async (context) => {
    const warn = context.mock.method(console, 'warn', () => undefined);
    registerLocale('nl', () => Promise.reject(new Error('gone')));
    const all = await Promise.all([loadLocale('nl'), loadLocale('nl'), loadLocale('nl-BE')]);
    for (const locale of all) assert.equal(locale.t('action.cancel'), 'Cancel');
    assert.equal((await loadLocale('nl')).t('action.close'), 'Close');
    assert.equal(warn.mock.callCount(), 1);
  });

  it('that comes too late lets English stand until it is there', async (context) => {
    let arrive = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (arrive = resolve));
    registerLocale('da', async () => waiting.then(() => ({ 'action.cancel': 'Annuller' })));
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const late = Promise.withResolvers<string>();
    const first = loadLocale('da', (locale) => late.resolve(locale.t('action.cancel')));
    await new Promise((resolve) => setImmediate(resolve));
    context.mock.timers.tick(5000);
    assert.equal((await first).t('action.cancel'), 'Cancel');
    arrive();
    assert.equal(await late.promise, 'Annuller');
    assert.equal(localeFor('da').t('action.cancel'), 'Annuller');
  });
});

describe('a section', () => {
  it('comes with the part that needs it, and the part waits', async () => {
    const german = await loadLocale('de');
    assert.equal(german.t('everyone.title'), '');
    const part = await withWords(import('../../../components/locales/en-writing.ts'));
    assert.ok(part.writing);
    assert.equal(german.t('everyone.title'), 'Allen Bescheid sagen?');
    assert.equal(localeFor('en').t('everyone.title'), 'Tell everyone?');
    assert.equal(wordsHere(), undefined);
  });

  it('that does not load is English, said once, and is asked for again with the next part', async (context) => {
    const warn = context.mock.method(console, 'warn', () => undefined);
    let isDown = true;
    const load = mock.fn(() =>
      isDown ? Promise.reject(new Error('offline')) : Promise.resolve({ 'out.more': 'Vis mere' }),
    );
    const texts = await useCatalogue({ first: {}, later: { person: load } });
    addTexts('person', { 'out.more': 'Show more' });
    await wordsHere();
    await wordsHere();
    assert.equal(texts['out.more'], undefined);
    assert.equal(warn.mock.callCount(), 1);
    isDown = false;
    await withWords(Promise.resolve());
    assert.equal(texts['out.more'], 'Vis mere');
    const asked = load.mock.callCount();
    await withWords(Promise.resolve());
    assert.equal(load.mock.callCount(), asked);
  });
});
