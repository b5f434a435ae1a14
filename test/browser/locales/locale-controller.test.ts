/** Elements speak the reader's language from their first word, follow the page, and never go without words. */
import { expect } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { LocaleController } from '../../../components/controllers/locale-controller.ts';
import { registerLocale } from '../../../components/locales/locales.ts';
import { addTexts } from '../../../components/locales/texts.ts';

/** Keeps all that it ever showed. */
class Speaker extends LitElement {
  readonly locale = new LocaleController(this);
  readonly shown: string[] = [];
  override render(): TemplateResult {
    this.shown.push(this.locale.t('action.cancel'));
    return html`<p dir=${this.locale.dir} lang=${this.locale.tag}>${this.shown.at(-1)}</p>`;
  }
}
customElements.define('test-speaker', Speaker);

const page = document.documentElement;
let place: HTMLElement;

function speaker(lang?: string): Speaker {
  const element = new Speaker();
  if (lang) element.lang = lang;
  place.append(element);
  return element;
}
async function until(condition: () => boolean): Promise<void> {
  for (let left = 100; !condition() && left > 0; left--) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(condition()).to.equal(true);
}
const paragraph = (element: Speaker): HTMLElement => element.renderRoot.querySelector('p') as HTMLElement;

describe('an element', () => {
  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
  });
  afterEach(() => {
    place.remove();
    page.lang = 'en';
    page.removeAttribute('dir');
  });

  for (const [tag, word] of [
    ['de', 'Abbrechen'],
    ['ar', 'إلغاء'],
  ] as const)
    it(`never shows English first where ${tag} is wanted`, async () => {
      const element = speaker(tag);
      await element.updateComplete;
      expect(element.shown).to.deep.equal([word]);
      const second = speaker(tag);
      await second.updateComplete;
      expect(second.shown).to.deep.equal([word]);
    });

  it('takes its own lang before the page’s, and the page’s before the browser’s', async () => {
    page.lang = 'de-AT';
    const [own, pages] = [speaker('ar'), speaker()];
    await Promise.all([own.updateComplete, pages.updateComplete]);
    expect([own.shown, pages.shown]).to.deep.equal([['إلغاء'], ['Abbrechen']]);
    expect(pages.locale.tag).to.equal('de-AT');
  });

  it('follows the page, and keeps the old words until the new ones are here', async () => {
    const element = speaker();
    await element.updateComplete;
    page.lang = 'de';
    await until(() => element.shown.at(-1) === 'Abbrechen');
    page.lang = 'ar';
    await until(() => element.shown.at(-1) === 'إلغاء');
    expect([...new Set(element.shown)]).to.deep.equal(['Cancel', 'Abbrechen', 'إلغاء']);
  });

  it('runs as its language does, unless the page says otherwise', async () => {
    const element = speaker('ar');
    await element.updateComplete;
    expect(paragraph(element).dir).to.equal('rtl');
    page.dir = 'ltr';
    await until(() => paragraph(element).dir === 'ltr');
    expect(speaker('de').locale.dir).to.equal('ltr');
  });

  it('reads English where nobody has the language, or it does not load', async () => {
    registerLocale('fy', () => Promise.reject(new Error('gone')));
    const { warn } = console;
    let warnings = 0;
    console.warn = (): void => void warnings++;
    const all = [speaker('fy'), speaker('fy'), speaker('mi'), speaker('not a tag')];
    await Promise.all(all.map((element) => element.updateComplete));
    console.warn = warn;
    for (const { shown } of all) expect(shown).to.deep.equal(['Cancel']);
    expect(paragraph(all[2] as Speaker).lang).to.equal('en-NZ');
    expect(warnings).to.equal(1);
  });

  it('that is made while words for its part are on their way waits for them', async () => {
    const first = speaker('de');
    await first.updateComplete;
    addTexts('writing', { 'everyone.title': 'Tell everyone?' });
    const second = speaker('de');
    await second.updateComplete;
    expect(second.locale.t('everyone.title' as 'action.cancel')).to.equal('Allen Bescheid sagen?');
  });
});
