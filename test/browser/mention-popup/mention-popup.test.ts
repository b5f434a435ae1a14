import { expect } from '@open-wc/testing';
import type { HearthComposer } from '../../../components/composer/composer.ts';
import type { MemberRow } from '../../../src/index.ts';
import { channel, member, message, PEOPLE, role, ROLES, talk, uuid } from '../../kit/fixtures.ts';
import { FakeChannel } from '../../kit/fake-channel.ts';
import {
  cleanUp,
  composerOf,
  fieldOf,
  frames,
  mountPane,
  press,
  settle,
  type as typeText,
  type MountedPane,
  until,
} from '../elements/mount.ts';

interface Mounted extends MountedPane {
  readonly composer: HearthComposer;
  readonly field: HTMLTextAreaElement;
}

async function open(
  prepare: NonNullable<Parameters<typeof mountPane>[0]>['prepare'] = () => undefined,
  width = 700,
): Promise<Mounted> {
  const mounted = await mountPane({
    width,
    prepare: (client, at) => {
      at.fill(talk(1, 6));
      prepare(client, at);
    },
  });
  const composer = composerOf(mounted.pane);
  composer.sendKey = 'enter';
  await settle(composer);
  const field = fieldOf(composer);
  field.focus();
  return { ...mounted, composer, field };
}

function optionsOf({ composer }: Mounted): HTMLElement[] {
  return [...composer.renderRoot.querySelectorAll<HTMLElement>('[role="option"]')];
}

function namesOf(mounted: Mounted): string[] {
  return optionsOf(mounted).map((option) =>
    (option.querySelector('.grow') as HTMLElement).innerText.replace(/\s+/g, ' ').trim(),
  );
}

/** Types as a person does: the text grows and the cursor stands at its end. */
async function write(mounted: Mounted, text: string): Promise<void> {
  typeText(mounted.field, text);
  await settle(mounted.composer);
}

async function offered(mounted: Mounted, text: string): Promise<string[]> {
  await write(mounted, text);
  await until(() => optionsOf(mounted)[0]);
  return namesOf(mounted);
}

const calls = ({ channel: at }: Mounted): string[] => at.calls.filter((call) => /^(send|edit)/.test(call));

describe('the mention popup', () => {
  afterEach(cleanUp);

  it('offers people, roles and last everyone, at most six, one’s self left out', async () => {
    const mounted = await open((_, at) =>
      at.permissions.set(new Set(['channel.view', 'message.send', 'mention.everyone'])),
    );
    const names = await offered(mounted, 'Hello @');
    expect(names).to.have.length(6);
    expect(names.at(-1)).to.equal('Everyone, 72');
    expect(names.some((name) => name.startsWith('Elif'))).to.equal(false);
    expect(names.filter((name) => name.includes('everyone with this role'))).to.have.length(2);
  });

  it('does not offer everyone, nor roles that may not be called, without the right', async () => {
    const mounted = await open((client) => client.roles.set(ROLES.map((role) => ({ ...role, mentionable: false }))));
    const names = await offered(mounted, '@');
    expect(names.join()).not.to.match(/Everyone|with this role/);
  });

  it('matches in bold, with the face and the role beside it', async () => {
    const mounted = await open();
    await offered(mounted, '@tom');
    const [first] = optionsOf(mounted);
    expect(first?.querySelector('b')?.textContent).to.equal('Tom');
    expect(first?.querySelector('.face')?.textContent.trim()).to.equal('TW');
    expect(first?.querySelector('.detail')?.textContent).to.equal('Parent');
  });

  it('is a combobox with its listbox in the same root, and says how many there are', async () => {
    const mounted = await open();
    const { field, composer } = mounted;
    expect(field.getAttribute('role')).to.equal(null);
    await offered(mounted, '@');
    const root = composer.renderRoot as ShadowRoot;
    expect(field.getAttribute('role')).to.equal('combobox');
    expect(field.getAttribute('aria-expanded')).to.equal('true');
    expect(root.getElementById(field.getAttribute('aria-controls') ?? '')?.getAttribute('role')).to.equal('listbox');
    expect(
      root.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-selected'),
    ).to.equal('true');
    await until(() =>
      /\d suggestions/.test(root.querySelector('.popups [role="status"]')?.textContent ?? '') ? root : null,
    );
    press(field, 'Escape');
    await settle(composer);
    expect(field.getAttribute('role')).to.equal(null);
    expect(field.hasAttribute('aria-activedescendant')).to.equal(false);
  });

  it('goes round by the arrows and takes one by Enter or Tab, which then send nothing and go nowhere', async () => {
    for (const key of ['Enter', 'Tab']) {
      const mounted = await open();
      const names = await offered(mounted, 'Hi @');
      press(mounted.field, 'ArrowUp');
      await settle(mounted.composer);
      expect(mounted.field.getAttribute('aria-activedescendant')).to.equal(`popup-option-${String(names.length - 1)}`);
      press(mounted.field, 'ArrowDown');
      press(mounted.field, 'ArrowDown');
      await settle(mounted.composer);
      const active = optionsOf(mounted).findIndex((option) => option.ariaSelected === 'true');
      expect(active).to.equal(1);
      const name = optionsOf(mounted)[1]?.querySelector('bdi')?.textContent ?? '';
      expect(press(mounted.field, key).defaultPrevented).to.equal(true);
      await settle(mounted.composer);
      expect(mounted.field.value).to.equal(`Hi @${name} `);
      expect(calls(mounted)).to.deep.equal([]);
      expect(optionsOf(mounted)).to.have.length(0);
      cleanUp();
    }
  });

  it('keeps the text by Escape and stays away until another mention is begun', async () => {
    const mounted = await open((_, at) => at.setDraft('', 'm1'));
    await offered(mounted, 'Hi @to');
    press(mounted.field, 'Escape');
    await write(mounted, 'Hi @tom');
    await frames(3);
    expect(mounted.field.value).to.equal('Hi @tom');
    expect(optionsOf(mounted)).to.have.length(0);
    expect(mounted.channel.draft.get()?.replyToId, 'only the list is closed').to.equal('m1');
    expect(await offered(mounted, 'Hi @tom @gr')).to.deep.equal(['Grace Liu Parent']);
  });

  it('sends the name as an id, and keeps ids in the draft', async () => {
    const mounted = await open();
    await offered(mounted, 'Hi @tom');
    press(mounted.field, 'Enter');
    await settle(mounted.composer);
    typeText(mounted.field, `${mounted.field.value}, @Tommy and @tom`);
    expect(mounted.channel.draft.get()?.text).to.equal(`Hi <@${PEOPLE.tom.id}> , @Tommy and @tom`);
    await settle(mounted.composer);
    press(mounted.field, 'Escape');
    press(mounted.field, 'Enter');
    await settle(mounted.composer);
    expect(calls(mounted)).to.deep.equal([`send Hi <@${PEOPLE.tom.id}> , @Tommy and @tom`]);
  });

  it('keeps namesakes apart', async () => {
    const twin = member(uuid(40), 'Tom Whitlock', { roleIds: ['parent'] });
    const mounted = await open((client) => {
      client.members.get(twin.id);
      client.people.get(twin.id)?.set(twin);
    });
    const chosen: string[] = [];
    for (const index of [0, 1]) {
      await offered(mounted, `${mounted.field.value}@tom`);
      optionsOf(mounted)[index]?.click();
      await settle(mounted.composer);
      chosen.push(mounted.field.value);
    }
    const ids = (mounted.channel.draft.get()?.text.match(/<@[^>]+>/g) ?? []).sort();
    expect(ids).to.deep.equal([`<@${PEOPLE.tom.id}>`, `<@${twin.id}>`]);
  });

  it('does not answer keys of an input method, and does answer a finger while one composes', async () => {
    const mounted = await open();
    await offered(mounted, '@gra');
    press(mounted.field, 'Enter', { isComposing: true, keyCode: 229 });
    press(mounted.field, 'ArrowDown', { isComposing: true, keyCode: 229 });
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('@gra');
    optionsOf(mounted)[0]?.click();
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('@Grace Liu ');
  });

  it('opens at the beginning of a word only, not in addresses', async () => {
    const mounted = await open();
    await offered(mounted, '@');
    for (const text of ['anna@gra', 'https://example.org/@gra', 'a@', 'gra @nobodyiscalledthis']) {
      await write(mounted, text);
      expect(optionsOf(mounted), text).to.have.length(0);
    }
    expect(await offered(mounted, '(@gra')).to.have.length(1);
  });

  it('adds those whom the server knows, asked once one pauses, and only of this channel', async () => {
    const far = member(uuid(90), 'Gracia Far', { roleIds: ['parent'] });
    const mounted = await open(
      (client) => (client.search = (): Promise<readonly MemberRow[]> => Promise.resolve([PEOPLE.grace, far])),
    );
    for (const text of ['@g', '@gr', '@gra']) typeText(mounted.field, text);
    await until(() => namesOf(mounted).includes('Gracia Far Parent') || null);
    expect(namesOf(mounted)[0]).to.contain('Grace Liu');
    expect(mounted.client.calls.filter((call) => call.startsWith('search'))).to.deep.equal(['search gra']);
  });

  it('leaves out who is here but cannot read a private channel', async () => {
    const mounted = await open((client, at) => {
      at.people = { ...at.people, everyone: false, roleIds: ['teacher'], memberIds: [] };
      client.search = (): Promise<readonly MemberRow[]> => new Promise(() => undefined);
    });
    const names = await offered(mounted, '@');
    expect(names.filter((name) => name.startsWith('Ms Ada'))).to.have.length(1);
    expect(names.filter((name) => name.startsWith('Grace'))).to.be.empty;
  });

  it('finds the one among 100,000 people at hand', async () => {
    const crowd = Array.from({ length: 100_000 }, (_, index) =>
      member(uuid(1000 + index), `Person${String(index)} Of The Crowd`, { roleIds: ['parent'] }),
    );
    const mounted = await open((client) => {
      client.members.held = (): readonly MemberRow[] => crowd;
      client.search = (): Promise<readonly MemberRow[]> => new Promise(() => undefined);
    });
    await offered(mounted, '@person1');
    for (const text of ['@person12', '@person123', '@crowd', '@the crowd', '@person99999']) {
      typeText(mounted.field, text);
      await mounted.composer.updateComplete;
    }
    expect(namesOf(mounted)).to.deep.equal(['Person99999 Of The Crowd Parent']);
  });

  it('writes names for ids once they are known, in drafts and in another tab', async () => {
    const mounted = await open();
    mounted.channel.setDraft(`See <#sport>, <@${uuid(77)}> and <@&teacher>`);
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal(`See <#sport>, <@${uuid(77)}> and @Teacher`);
    mounted.client.people.get(uuid(77))?.set(member(uuid(77), 'Late Comer'));
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('See <#sport>, @Late Comer and @Teacher');
    typeText(mounted.field, `${mounted.field.value}!`);
    expect(mounted.channel.draft.get()?.text).to.equal(`See <#sport>, <@${uuid(77)}> and <@&teacher>!`);
  });

  it('offers channels after # and sends their ids', async () => {
    const sport = new FakeChannel(channel(uuid(60), 'Sports day'), PEOPLE.elif.id);
    const mounted = await open((client) => {
      client.add(sport);
      client.community.groups.set([{ category: null, channels: [sport.row.get()!], collapsed: false }]);
    });
    expect(await offered(mounted, 'Look in #spo')).to.deep.equal(['Sports day']);
    press(mounted.field, 'Enter');
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('Look in #Sports day ');
    press(mounted.field, 'Enter');
    expect(calls(mounted)).to.deep.equal([`send Look in <#${uuid(60)}>`]);
  });

  it('says in words that everyone cannot be called, and sends it as text without asking', async () => {
    const mounted = await open();
    await write(mounted, 'Listen @everyone');
    const under = mounted.composer.renderRoot.querySelector('.under');
    await until(() => (under?.textContent.includes('stay plain words') ? under : null));
    await write(mounted, 'Listen');
    expect(under?.textContent).not.to.contain('stay plain words');
    await write(mounted, 'Listen @everyone');
    press(mounted.field, 'Enter');
    await until(() => calls(mounted)[0]);
    expect(calls(mounted)).to.deep.equal(['send Listen @everyone']);
  });
});

describe('the question before many are called', () => {
  afterEach(cleanUp);

  const dialogOf = ({ composer }: Mounted): HTMLDialogElement | null => composer.renderRoot.querySelector('dialog');
  const buttonOf = (mounted: Mounted, words: string): HTMLButtonElement =>
    [...(dialogOf(mounted)?.querySelectorAll('button') ?? [])].find((button) =>
      button.textContent.includes(words),
    ) as HTMLButtonElement;

  async function ask(text: string): Promise<Mounted> {
    const mounted = await open((client, at) => {
      at.permissions.set(new Set(['channel.view', 'message.send', 'mention.everyone']));
      client.answers.set('members.list', { rows: [], total: 9, hasAfter: false });
      client.roles.set([...ROLES, role(uuid(50), 'Helpers')]);
      at.people = { ...at.people, roleIds: [uuid(50)] };
    });
    await write(mounted, text);
    press(mounted.field, 'Escape');
    press(mounted.field, 'Enter');
    await until(() => dialogOf(mounted));
    return mounted;
  }

  it('asks with the number of people, and sends when one says so', async () => {
    for (const word of ['@everyone', '@here']) {
      const mounted = await ask(`Gate closed ${word}!`);
      expect(dialogOf(mounted)?.textContent).to.contain('This will notify 72 people. Send?');
      expect(calls(mounted)).to.deep.equal([]);
      buttonOf(mounted, 'Send').click();
      await until(() => calls(mounted)[0]);
      await settle(mounted.composer);
      expect(calls(mounted)).to.deep.equal([`send Gate closed ${word}!`]);
      expect(mounted.field.value).to.equal('');
      cleanUp();
    }
  });

  it('keeps the text when one would rather not', async () => {
    const mounted = await ask('Gate closed @everyone');
    buttonOf(mounted, 'Cancel').click();
    await frames(3);
    await settle(mounted.composer);
    expect(calls(mounted)).to.deep.equal([]);
    expect(mounted.field.value).to.equal('Gate closed @everyone');
    expect(mounted.channel.draft.get()?.text).to.equal('Gate closed @everyone');
  });

  it('counts the people of a role', async () => {
    const mounted = await ask(`Dear <@&${uuid(50)}>, thank you`);
    expect(dialogOf(mounted)?.textContent)
      .to.contain('Tell Helpers?')
      .and.to.contain('This will notify 9 people. Send?');
  });

  it('asks nothing where the words call nobody', async () => {
    const mounted = await open((_, at) =>
      at.permissions.set(new Set(['channel.view', 'message.send', 'mention.everyone'])),
    );
    await write(mounted, 'Type `@everyone` to call all');
    press(mounted.field, 'Enter');
    await until(() => calls(mounted)[0]);
    expect(dialogOf(mounted)).to.equal(null);
  });

  it('asks when an edit calls many', async () => {
    const mounted = await open((_, at) => {
      at.permissions.set(new Set(['channel.view', 'message.send', 'mention.everyone']));
      at.fill([message(1, PEOPLE.elif.id, 'Mine')]);
    });
    press(mounted.field, 'ArrowUp');
    await settle(mounted.composer);
    await write(mounted, 'Mine @everyone');
    press(mounted.field, 'Escape');
    press(mounted.field, 'Enter');
    await until(() => dialogOf(mounted));
    expect(calls(mounted)).to.deep.equal([]);
  });
});
