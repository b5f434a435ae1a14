import { expect } from '@open-wc/testing';
import { loadEmoji, withTone } from '../../../components/emoji-data/emoji-table.ts';
import { replaceCodes } from '../../../components/emoji-picker/emoji-codes.ts';
import { community, message, PEOPLE, talk } from '../../kit/fixtures.ts';
import {
  cleanUp,
  composerOf,
  fieldOf,
  focused,
  frames,
  mountPane,
  press,
  rowOf,
  settle,
  type as typeText,
  type MountedPane,
  type PaneOptions,
  until,
} from '../elements/mount.ts';

async function open(options: PaneOptions = {}): Promise<MountedPane> {
  const mounted = await mountPane({
    ...options,
    prepare: (client, channel) => {
      channel.fill(talk(1, 6));
      options.prepare?.(client, channel);
    },
  });
  composerOf(mounted.pane).sendKey = 'enter';
  await settle(composerOf(mounted.pane));
  return mounted;
}

const wordsOf = (element: Element | null | undefined): string => element?.textContent.trim() ?? '';
const cellsIn = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[role="gridcell"]')];

async function openFromComposer({
  pane,
}: MountedPane): Promise<{ root: ShadowRoot; popup: HTMLElement; search: HTMLInputElement }> {
  const root = composerOf(pane).renderRoot as ShadowRoot;
  const button = root.querySelector<HTMLElement>('.bar [aria-label="Emoji"]');
  button?.focus();
  button?.click();
  const popup = await until(() => root.querySelector<HTMLElement>('.emoji-popup'));
  await until(() => cellsIn(popup)[0]);
  return { root, popup, search: popup.querySelector('input') as HTMLInputElement };
}

function find(search: HTMLInputElement, text: string): void {
  search.value = text;
  search.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('the emoji picker', () => {
  afterEach(cleanUp);

  it('puts an emoji where the cursor stands, and gives the focus back to the text', async () => {
    const mounted = await open();
    const field = fieldOf(composerOf(mounted.pane));
    typeText(field, 'Well done!');
    await settle(composerOf(mounted.pane));
    field.setSelectionRange(9, 9);
    const { popup, search } = await openFromComposer(mounted);
    expect(focused()).to.equal(search);
    find(search, 'party popper');
    expect(wordsOf(cellsIn(popup)[0])).to.equal('🎉');
    press(search, 'Enter');
    await frames(3);
    expect(field.value).to.equal('Well done🎉!');
    expect(focused()).to.equal(field);
    expect(field.selectionStart).to.equal('Well done🎉'.length);
  });

  it('is one stop with arrows inside, and closes by Escape to its button', async () => {
    const mounted = await open();
    const { root, popup, search } = await openFromComposer(mounted);
    const cells = cellsIn(popup);
    expect(cells.filter((cell) => cell.tabIndex === 0)).to.have.length(1);
    press(search, 'ArrowDown');
    expect(focused()).to.equal(cells[0]);
    press(cells[0]!, 'ArrowDown');
    expect(focused()).to.equal(cells[7]);
    press(cells[7]!, 'ArrowRight');
    press(cells[8]!, 'End');
    expect(focused()).to.equal(cells[13]);
    expect(cells.filter((cell) => cell.tabIndex === 0)).to.deep.equal([cells[13]]);
    expect(cells[13]?.closest('[role="row"]')?.children).to.have.length(7);
    popup.hidePopover();
    await frames(2);
    expect(focused()).to.equal(root.querySelector('.bar [aria-label="Emoji"]'));
  });

  it('turns the arrows round from right to left', async () => {
    document.documentElement.dir = 'rtl';
    try {
      const { popup, search } = await openFromComposer(await open());
      const cells = cellsIn(popup);
      press(search, 'ArrowDown');
      press(cells[0]!, 'ArrowLeft');
      expect(focused()).to.equal(cells[1]);
    } finally {
      document.documentElement.removeAttribute('dir');
    }
  });

  it('changes the kind by tab and arrow, and says which it is', async () => {
    const { popup } = await openFromComposer(await open());
    const tabs = [...popup.querySelectorAll<HTMLElement>('[role="tab"]:not([hidden])')];
    expect(tabs[0]?.ariaSelected).to.equal('true');
    tabs[0]?.focus();
    press(tabs[0]!, 'ArrowRight');
    expect(tabs[1]?.ariaSelected).to.equal('true');
    expect(focused()).to.equal(tabs[1]);
    expect(popup.querySelector('[role="tabpanel"]')?.getAttribute('aria-label')).to.equal('People and hands');
    expect(wordsOf(cellsIn(popup)[0])).to.equal('👋');
    expect(cellsIn(popup)[0]?.getAttribute('aria-label')).to.equal('waving hand');
  });

  it('remembers skin tone and what was picked lately, on this device', async () => {
    const mounted = await open();
    let { popup } = await openFromComposer(mounted);
    popup.querySelectorAll<HTMLInputElement>('[type="radio"]')[4]?.click();
    find(popup.querySelector('input') as HTMLInputElement, 'thumbs up');
    expect(wordsOf(cellsIn(popup)[0])).to.equal('👍🏾');
    cellsIn(popup)[0]?.click();
    await frames(3);
    expect(mounted.client.settings.get('emoji.recent').get()).to.deep.equal(['👍🏾']);
    ({ popup } = await openFromComposer(mounted));
    expect(popup.querySelector('[role="tabpanel"]')?.getAttribute('aria-label')).to.equal('Used lately');
    expect(cellsIn(popup).map(wordsOf)).to.deep.equal(['👍🏾']);
  });

  it('stands up to anything left in the settings', async () => {
    const mounted = await open({
      prepare: (client) => (
        client.settings.set('emoji.recent', [1, '🎉', null]),
        client.settings.set('emoji.tone', 'dark')
      ),
    });
    const { popup } = await openFromComposer(mounted);
    expect(cellsIn(popup).map(wordsOf)).to.deep.equal(['🎉']);
  });

  it('says when nothing is called so', async () => {
    const { popup, search } = await openFromComposer(await open());
    find(search, 'zzzzqq');
    expect(wordsOf(popup.querySelector('[role="status"]'))).to.equal('No emoji is called “zzzzqq”.');
    expect(cellsIn(popup)).to.have.length(0);
    expect(press(search, 'Enter').defaultPrevented, 'the form around is not sent').to.equal(true);
  });

  it('fits into 320 pixels', async () => {
    const { popup } = await openFromComposer(await open({ width: 320 }));
    expect(popup.scrollWidth).to.be.at.most(popup.clientWidth);
    expect(popup.getBoundingClientRect().right).to.be.at.most(innerWidth);
  });

  it('shows the named reactions first, and all others on demand where the community has them', async () => {
    const mounted = await open({ prepare: (client) => client.communityRow.set(community({ reactions: 'emoji' })) });
    const root = mounted.root;
    const row = rowOf(root, 'm5');
    row.focus();
    press(row, '+');
    const picker = await until(() => root.querySelector<HTMLElement>('.picker'));
    expect(picker.querySelectorAll('.named')).to.have.length(6);
    expect(cellsIn(picker)).to.have.length(0);
    press(picker.querySelector('.named')!, 'ArrowDown');
    expect(focused()?.textContent).to.contain('Another emoji');
    (focused() as HTMLElement).click();
    await until(() => cellsIn(picker)[0]);
    expect(focused()).to.equal(picker.querySelector('input'));
    find(picker.querySelector('input') as HTMLInputElement, 'cake');
    cellsIn(picker)[0]?.click();
    expect(mounted.channel.calls.find((call) => call.startsWith('react'))).to.match(/react m5 (🍰|🎂|🥮|🧁|🍥) true/u);
    expect(root.querySelector('.picker:popover-open')).to.equal(null);
  });

  it('offers the named reactions alone where the community wants it so', async () => {
    const { root } = await open();
    const row = rowOf(root, 'm5');
    row.focus();
    press(row, '+');
    const picker = await until(() => root.querySelector<HTMLElement>('.picker'));
    expect(picker.textContent).not.to.contain('Another emoji');
  });
});

describe('emoji by name', () => {
  afterEach(cleanUp);

  it('are offered over the text from the second letter, and taken by Enter', async () => {
    const { pane, channel } = await open();
    const composer = composerOf(pane);
    const field = fieldOf(composer);
    field.focus();
    typeText(field, 'Hooray :t');
    await frames(3);
    expect(composer.renderRoot.querySelector('[role="option"]')).to.equal(null);
    typeText(field, 'Hooray :tada');
    const option = await until(() => composer.renderRoot.querySelector<HTMLElement>('[role="option"]'));
    expect(option.innerText).to.contain('🎉').and.to.contain('party popper').and.to.contain(':tada:');
    press(field, 'Enter');
    await settle(composer);
    expect(field.value).to.equal('Hooray 🎉 ');
    expect(channel.calls.some((call) => call.startsWith('send'))).to.equal(false);
  });

  it('are not offered in times and addresses', async () => {
    const { pane } = await open();
    const composer = composerOf(pane);
    for (const text of ['at 10:30', 'https://example.org', 'Note:this', '::tada']) {
      typeText(fieldOf(composer), text);
      await frames(3);
      expect(composer.renderRoot.querySelector('[role="option"]'), text).to.equal(null);
    }
  });

  it('take the place of full codes when the message is sent, also in an edit', async () => {
    const { pane, channel } = await open({ prepare: (_, at) => at.fill([message(1, PEOPLE.elif.id, 'Mine')]) });
    const field = fieldOf(composerOf(pane));
    typeText(field, 'Well done :tada::+1: all!');
    press(field, 'Escape');
    press(field, 'Enter');
    await until(() => channel.calls.find((call) => call.startsWith('send')));
    expect(channel.calls).to.include('send Well done 🎉👍 all!');
  });

  it('leave code, addresses, times and unknown words alone', async () => {
    const kept = 'See `:tada:`, https://a.example/:tada:/b, 10:30:45, :nothinglikethat: and\n```\n:tada:\n```';
    expect(await replaceCodes(kept)).to.equal(kept);
    expect(await replaceCodes(`${kept} :tada:`)).to.equal(`${kept} 🎉`);
  });
});

describe('the tables of emoji', () => {
  it('are found in the reader’s language, and by their English codes', async () => {
    const german = (await loadEmoji('de-AT'))!;
    expect(german.search('geburtstag', 10).map(({ emoji }) => emoji)).to.include('🎂');
    expect(german.search('Löwe', 1)[0]?.emoji).to.equal('🦁');
    expect(german.search('tada', 1)[0]?.emoji).to.equal('🎉');
    expect((await loadEmoji('ar'))?.search('lion', 1)[0]?.emoji).to.equal('🦁');
  });

  it('have a name and a code for each, and tones only where they hold together', async () => {
    for (const tag of ['en', 'de']) {
      const { groups } = (await loadEmoji(tag))!;
      expect(groups.map(({ emoji }) => emoji.length)).to.satisfy((counts: number[]) =>
        counts.every((count) => count > 50),
      );
      const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
      for (const entry of groups.flatMap(({ emoji }) => emoji)) {
        expect(entry.name.length > 0 && (entry.codes[0]?.length ?? 0) > 0, entry.emoji).to.equal(true);
        const shown = withTone(entry, 5);
        expect([...segmenter.segment(shown)].length, entry.name).to.equal(1);
      }
    }
    expect(withTone({ emoji: '☝️', hasTones: true }, 1)).to.equal('☝🏻');
    expect(withTone({ emoji: '🎉', hasTones: false }, 1)).to.equal('🎉');
  });
});
