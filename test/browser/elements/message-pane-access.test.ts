import { expect } from '@open-wc/testing';
import { item, message, PEOPLE, talk } from '../../kit/fixtures.ts';
import { afterwards, cleanUp, composerOf, mountPane, rowOf, rowsOf, settle, until, type PaneOptions } from './mount.ts';

const { ada, elif, grace, tom } = PEOPLE;

const RICH = [
  message(
    1,
    ada.id,
    '**Tomorrow** we leave at `9:15`.\n\n- wellies\n- lunch\n\n> and a song\n\n```\ncode that is long enough to need scrolling in its own box, because nobody breaks it\n```',
    {
      reactions: [
        { emoji: '🙏', count: 12, mine: true },
        { emoji: '🎃', count: 1 },
      ],
    },
  ),
  message(2, tom.id, 'See https://alder.example/walk and ||a secret||', { replyToId: 'm1', editedAt: 9 }),
  message(3, elif.id, 'Mine'),
  message(4, grace.id, `<@${elif.id}> you too`, { mentions: { memberIds: [elif.id], roleIds: [], everyone: false } }),
  message(5, grace.id, '', { removed: { by: 'moderator', byId: ada.id, at: 1 } }),
  message(6, grace.id, 'مرحبا'),
];

const open = (options: PaneOptions = {}) =>
  mountPane({
    ...options,
    prepare: (client, channel) => {
      channel.fill(RICH);
      options.prepare?.(client, channel);
    },
  });

describe('access', () => {
  afterEach(cleanUp);

  for (const [name, options] of [
    ['wide', {}],
    ['narrow', { width: 320 }],
    ['dark', { attributes: { scheme: 'dark' } }],
    ['in more contrast', { attributes: { contrast: 'more' } }],
    ['empty', { prepare: (_: unknown, channel: { fill(rows: []): void }) => channel.fill([]) }],
    [
      'read-only',
      {
        prepare: (_: unknown, channel: { permissions: { set(value: ReadonlySet<'channel.view'>): void } }) =>
          channel.permissions.set(new Set(['channel.view'])),
      },
    ],
  ] as const) {
    it(`has no violation ${name}`, async () => {
      const { pane } = await open(options);
      await expect(pane).to.be.accessible();
    }).timeout(20_000);
  }

  it('has no violation with a failed message, its tools and the formatting open', async () => {
    const { pane, channel, root } = await open();
    const view = channel.timeline.get();
    channel.timeline.set({
      ...view,
      items: [
        ...view.items,
        item(
          { ...message(0, elif.id, 'Lost'), id: 'own1' },
          { state: 'failed', failure: { code: 'forbidden', message: 'No more.' } },
        ),
      ],
    });
    await settle(pane);
    rowOf(root, 'm2').focus();
    const composer = composerOf(pane);
    composer.renderRoot.querySelector<HTMLElement>('.bar button')?.click();
    channel.setDraft('', 'm1');
    await settle(pane);
    await settle(composer);
    expect(rowOf(root, 'm2').querySelector('.tools')).to.not.equal(null);
    await expect(pane).to.be.accessible();
  }).timeout(20_000);

  it('has no violation with the menu open', async () => {
    const { pane, root } = await open();
    rowOf(root, 'm3').focus();
    await settle(pane);
    rowOf(root, 'm3').querySelector<HTMLElement>('[data-action="menu"]')?.click();
    await until(() => root.querySelector('[role="menu"]'));
    await expect(pane).to.be.accessible();
  }).timeout(20_000);

  it('turns round in right-to-left pages, and lets each text run its own way', async () => {
    document.documentElement.dir = 'rtl';
    afterwards(() => document.documentElement.removeAttribute('dir'));
    const { root } = await open();
    const row = rowOf(root, 'm1');
    const face = row.querySelector('.face') as HTMLElement;
    const text = row.querySelector('.text') as HTMLElement;
    expect(face.getBoundingClientRect().left).to.be.above(text.getBoundingClientRect().left);
    expect(getComputedStyle(rowOf(root, 'm6').querySelector('.text p') as Element).direction).to.equal('rtl');
    expect(getComputedStyle(rowOf(root, 'm2').querySelector('.text p') as Element).direction).to.equal('ltr');
    expect(getComputedStyle(rowOf(root, 'm2').querySelector('.text p') as Element).textAlign).to.match(
      /right|start|match/,
    );
  });

  it('needs no sideways scrolling at 320 pixels with large text', async () => {
    document.documentElement.style.setProperty('--hearth-text-size', '32px');
    afterwards(() => document.documentElement.style.removeProperty('--hearth-text-size'));
    const { root } = await open({
      width: 320,
      height: 640,
      prepare: (_, channel) => channel.fill([...RICH, ...talk(7, 12)]),
    });
    const log = root.querySelector('.log') as HTMLElement;
    expect(log.scrollWidth).to.be.at.most(log.clientWidth);
    for (const row of rowsOf(root))
      expect(row.getBoundingClientRect().right).to.be.at.most(log.getBoundingClientRect().right + 1);
  });

  it('offers targets that a finger or a shaking hand can hit', async () => {
    const { pane, root } = await open();
    rowOf(root, 'm2').focus();
    await settle(pane);
    const small = [...root.querySelectorAll<HTMLElement>('button')].filter((button) => {
      const { width, height } = button.getBoundingClientRect();
      return width > 0 && (width < 24 || height < 24) && !button.matches('.link, .veil');
    });
    expect(small.map((button) => button.className)).to.deep.equal([]);
  });
});
