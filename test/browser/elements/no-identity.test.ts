/** A page that does not say who the visitor is: its developer reads it once in the console, unless it says so late. */
import { expect, waitUntil } from '@open-wc/testing';
import '../../../components/channel-list/channel-list.ts';
import '../../../components/community/community.ts';
import { FakeClient } from '../../kit/fake-client.ts';
import { afterwards, cleanUp } from './mount.ts';

const WORDS =
  /Nobody is signed in, because the page does not say who the visitor is\. Call hearth\('identify', getToken\)/;
const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
let count = 0;

function listen(): string[] {
  const said: string[] = [];
  const real = console.error;
  console.error = (...words: unknown[]) => void said.push(words.join(' '));
  afterwards(() => (console.error = real));
  return said;
}

for (const tag of ['hearth-community', 'hearth-channel-list'] as const) {
  describe(`<${tag}> without anybody's identity`, function () {
    this.timeout(20_000);
    afterEach(cleanUp);

    async function place(): Promise<HTMLElementTagNameMap[typeof tag]> {
      const element = document.createElement(tag);
      element.server = location.origin;
      element.community = `nobody-here-${String(++count)}`;
      document.body.append(element);
      afterwards(() => element.remove());
      await waitUntil(() => element.shadowRoot?.querySelector('.empty'), 'the page says so', { timeout: 10_000 });
      return element;
    }

    it('tells the developer once what to change', async () => {
      const said = listen();
      const element = await place();
      await waitUntil(() => said.length > 0, 'the console', { timeout: 5_000 });
      expect(said[0]).to.match(WORDS);
      element.lang = 'de';
      await pause(2500);
      expect(said.length).to.equal(1);
    });

    it('says nothing where getToken comes a moment later, even if it knows nobody', async () => {
      const said = listen();
      const element = await place();
      element.getToken = () => Promise.resolve(null);
      await pause(3000);
      expect(said).to.deep.equal([]);
    });

    it('says nothing where a client comes a moment later', async () => {
      const said = listen();
      const element = await place();
      element.client = new FakeClient();
      await pause(3000);
      expect(said).to.deep.equal([]);
    });

    it('says nothing of an element that is gone again', async () => {
      const said = listen();
      (await place()).remove();
      await pause(3000);
      expect(said).to.deep.equal([]);
    });
  });
}
