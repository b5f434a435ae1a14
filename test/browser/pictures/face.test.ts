/** A face shows the photo once it is there, and the initials before, after a failure, and for anybody else. */
import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { face, type FaceOf } from '../../../components/base/face.ts';
import { people } from '../../../components/base/people.ts';
import { afterwards, cleanUp, until } from '../elements/mount.ts';

const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
const person = (id: string, name: string, pictureUrl: string | null): FaceOf => ({ id, name, pictureUrl });

function stage(): { show(who: FaceOf): void; shown(): boolean; image(): HTMLImageElement | null; text(): string } {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  if (people.styleSheet) root.adoptedStyleSheets = [people.styleSheet];
  document.body.append(host);
  afterwards(() => host.remove());
  const image = (): HTMLImageElement | null => root.querySelector('img');
  return {
    show: (who) => void render(html`${face(who)}`, root),
    image,
    shown: () => {
      const found = image();
      return found !== null && getComputedStyle(found).opacity === '1';
    },
    text: () => root.querySelector('.face')?.textContent.trim() ?? '',
  };
}

describe('a face', () => {
  afterEach(cleanUp);

  it('shows the initials until the picture is there', async () => {
    const { show, shown, text } = stage();
    show(person('a', 'Ada Okafor', DOT));
    expect(shown()).to.equal(false);
    expect(text()).to.equal('AO');
    await until(shown);
    expect(text(), 'the letters stay below').to.equal('AO');
  });

  it('keeps the initials when the picture does not come', async () => {
    const { show, shown, image } = stage();
    show(person('a', 'Ada Okafor', 'data:image/png;base64,AAAA'));
    await new Promise((resolve) => image()?.addEventListener('error', resolve));
    expect(shown()).to.equal(false);
  });

  it('never shows one person’s picture in another’s place, also while the other’s is on its way', async () => {
    const { show, shown, image } = stage();
    show(person('a', 'Ada Okafor', DOT));
    await until(shown);
    const before = image();
    show(person('b', 'Ben Ash', `${DOT}#other`));
    expect(image()).not.to.equal(before);
    expect(shown()).to.equal(false);
    show(person('c', 'Cy Lee', null));
    expect(image()).to.equal(null);
  });

  it('tells a foreign server nothing about the page', () => {
    const { show, image } = stage();
    show(person('a', 'Ada Okafor', DOT));
    expect(image()?.referrerPolicy).to.equal('no-referrer');
    expect(image()?.alt).to.equal('');
  });
});
