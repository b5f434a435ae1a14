/** Choosing a picture in one's own profile: by file, drop and paste; what is sent, what is said, and what stays. */
import { expect } from '@open-wc/testing';
import { openCommunityDialog } from '../../../components/community-dialog/community-dialog.ts';
import { localeFor } from '../../../components/locales/locales.ts';
import { openProfileDialog } from '../../../components/profile-card/profile-dialog.ts';
import { FakeClient } from '../../kit/fake-client.ts';
import { community, PEOPLE } from '../../kit/fixtures.ts';
import { afterwards, cleanUp, focused, until } from '../elements/mount.ts';

const locale = localeFor('en');

function photo(width: number, height: number, type = 'image/png'): File {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const brush = canvas.getContext('2d');
  if (brush) {
    brush.fillStyle = '#c03020';
    brush.fillRect(0, 0, width, height);
    brush.fillStyle = '#2050c0';
    brush.fillRect((width - height) / 2, 0, height, height);
  }
  const letters = atob(canvas.toDataURL(type).split(',')[1] ?? '');
  return new File([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))], 'photo.png', { type });
}

interface Stage {
  readonly client: FakeClient;
  readonly root: ShadowRoot;
  readonly told: string[];
  button(name: string): HTMLButtonElement | undefined;
  words(): string;
  choose(file: File): void;
}

function stage(
  open: 'profile' | 'community' = 'profile',
  prepare: (client: FakeClient) => void = () => undefined,
): Stage {
  const client = new FakeClient();
  prepare(client);
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  document.body.append(host);
  afterwards(() => host.remove());
  const told: string[] = [];
  const options = { client, locale, root, tell: (text: string) => void told.push(text) };
  if (open === 'profile') openProfileDialog(options);
  else openCommunityDialog(options);
  return {
    ...{ client, root, told },
    button: (name) => [...root.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name),
    words: () => root.querySelector('.picture-field')?.textContent.replace(/\s+/g, ' ') ?? '',
    choose(file) {
      const input = root.querySelector<HTMLInputElement>('input[type=file]');
      const transfer = new DataTransfer();
      transfer.items.add(file);
      if (input) input.files = transfer.files;
      input?.dispatchEvent(new Event('change'));
    },
  };
}
/** Not every engine lets a page make the real event with something in it. */
function carrying(way: 'drop' | 'paste', data: DataTransfer): Event {
  const event = new Event(way, { bubbles: true, cancelable: true });
  return Object.assign(event, way === 'drop' ? { dataTransfer: data } : { clipboardData: data });
}
const isChosen = ({ root }: Stage): boolean => root.querySelector('.picture-now canvas') !== null;

describe('a picture of one’s own', () => {
  afterEach(cleanUp);

  it('is shown as its middle square, sent when the profile is saved, and put into it', async () => {
    const at = stage();
    let sent: Blob | undefined;
    at.client.upload = (file) => {
      sent = file;
      return Promise.resolve({ ok: true, result: { pictureUrl: '/files/mine.webp' } });
    };
    expect(focused()?.id, 'the name has the focus').to.equal('profile-name');
    at.choose(photo(300, 100));
    await until(() => isChosen(at));
    const canvas = at.root.querySelector('canvas');
    const corner = canvas?.getContext('2d')?.getImageData(40, 40, 1, 1).data;
    expect([...(corner ?? [])].slice(0, 3)).to.deep.equal([0x20, 0x50, 0xc0]);
    expect(at.words()).to.contain('once you save');
    expect(sent, 'nothing before saving').to.equal(undefined);
    at.button('Save')?.click();
    await until(() => at.told.length > 0);
    const bitmap = await createImageBitmap(sent as Blob);
    expect([bitmap.width, bitmap.height]).to.deep.equal([512, 512]);
    expect(at.client.calls.at(-1)).to.contain('profile.update').and.contain('"pictureUrl":"/files/mine.webp"');
    expect(at.root.querySelector('dialog')).to.equal(null);
  });

  it('comes by dropping and by pasting as well; pasted words go where they belong', async () => {
    for (const way of ['drop', 'paste'] as const) {
      const at = stage();
      const data = new DataTransfer();
      data.items.add(photo(40, 40));
      const event = carrying(way, data);
      at.root.querySelector(way === 'drop' ? '.picture-field' : '#profile-name')?.dispatchEvent(event);
      await until(() => isChosen(at));
      expect(event.defaultPrevented).to.equal(true);
      cleanUp();
    }
    const at = stage();
    const words = new DataTransfer();
    words.setData('text/plain', 'Elif');
    const paste = carrying('paste', words);
    at.root.querySelector('#profile-name')?.dispatchEvent(paste);
    expect(paste.defaultPrevented).to.equal(false);
  });

  it('that is none is told in place, and the rest can still be saved', async () => {
    const at = stage();
    for (const bad of [
      new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'x.svg', { type: 'image/svg+xml' }),
      new File(['no picture'], 'x.png', { type: 'image/png' }),
    ]) {
      at.choose(bad);
      await until(() => at.root.querySelector('#picture-problem') !== null);
      expect(at.words()).to.contain('not a picture we can show');
    }
    at.button('Save')?.click();
    await until(() => at.told.length > 0);
    expect(at.client.calls.at(-1)).not.to.contain('pictureUrl');
  });

  it('stays chosen, with what is written, when it cannot be sent', async () => {
    const at = stage();
    at.client.upload = () => Promise.resolve({ ok: false, error: { code: 'offline', message: 'x' } });
    at.choose(photo(50, 50));
    await until(() => isChosen(at));
    at.button('Save')?.click();
    await until(() => at.root.querySelector('#picture-problem') !== null);
    expect(at.words()).to.contain('offline');
    expect(isChosen(at)).to.equal(true);
    expect(at.client.calls.some((call) => call.startsWith('profile.update'))).to.equal(false);
    expect(at.root.querySelector('#profile-name')?.getAttribute('aria-invalid')).to.equal('false');
  });

  it('is let go when the dialog closes while it is being sent', async () => {
    const at = stage();
    let signal: AbortSignal | undefined;
    at.client.upload = (_, given) => {
      signal = given;
      return new Promise(() => undefined);
    };
    at.choose(photo(50, 50));
    await until(() => isChosen(at));
    at.button('Save')?.click();
    await until(() => at.words().includes('Sending'));
    expect(at.button('Save')?.disabled).to.equal(true);
    at.button('Cancel')?.click();
    await until(() => signal?.aborted === true);
  });

  it('is removed with the next saving, and the focus stays at hand', async () => {
    const at = stage('profile', (client) =>
      client.me.set({ ...PEOPLE.elif, pictureUrl: 'data:image/png;base64,AAAA' }),
    );
    at.button('Remove picture')?.focus();
    at.button('Remove picture')?.click();
    expect(at.root.querySelector('.picture-now img')).to.equal(null);
    expect(focused()?.textContent.trim()).to.equal('Choose a picture');
    at.button('Save')?.click();
    await until(() => at.told.length > 0);
    expect(at.client.calls.at(-1)).to.contain('"pictureUrl":null');
  });

  it('is not offered to guests, who cannot send one', () => {
    const at = stage('profile', (client) => client.me.set({ ...PEOPLE.elif, guest: true }));
    expect(at.root.querySelector('.picture-field')).to.equal(null);
  });

  for (const kind of ['profile', 'community'] as const) {
    it(`axe finds nothing in the ${kind} dialog, with a picture chosen and with a problem`, async () => {
      const at = stage(kind, (client) => client.communityRow.set(community()));
      await expect(at.root.querySelector('dialog')).to.be.accessible();
      at.choose(photo(50, 50));
      await until(() => isChosen(at));
      at.choose(new File(['x'], 'x.png', { type: 'image/png' }));
      await until(() => at.root.querySelector('#picture-problem') !== null);
      await expect(at.root.querySelector('dialog')).to.be.accessible();
    });
  }

  it('of the community goes the same way, with its name and tagline', async () => {
    const at = stage('community');
    at.choose(photo(50, 50));
    await until(() => isChosen(at));
    at.button('Save')?.click();
    await until(() => at.told.length > 0);
    expect(at.client.calls.at(-1)).to.contain('community.update').and.contain('"pictureUrl":"/files/new.webp"');
  });
});
