/**
 * The demo's content, as the seed gets it: whole, readable and free of loose ends, so that a first start never shows a
 * message of nobody, a reply to nothing or the same words twice.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demoNow } from '../../../demo/content/anchor.ts';
import { blog } from '../../../demo/content/blog/community.ts';
import { charity } from '../../../demo/content/charity/community.ts';
import { createDemoCommunities } from '../../../demo/content/communities.ts';
import type { DemoChannel, DemoCommunity, DemoMessage } from '../../../demo/content/content.ts';
import { readersOf } from '../../../demo/content/people-of.ts';
import { demoPersons, demoSlugs } from '../../../demo/content/persons.ts';
import { school } from '../../../demo/content/school/community.ts';
import { parseTranscript } from '../../../demo/content/transcript.ts';
import { emoji } from '../../../src/protocol/messages.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { parse } from '../../../src/protocol/schema.ts';

const communities = createDemoCommunities();
const channels = communities.flatMap((community) =>
  community.channels.map((channel) => ({ community, channel, messages: community.messages[channel.key] ?? [] })),
);
const everyMessage = channels.flatMap(({ community, channel, messages }) =>
  messages.map((message, index) => ({ community, channel, messages, message, index })),
);

function communityOf(slug: string): DemoCommunity {
  const community = communities.find((candidate) => candidate.slug === slug);
  assert.ok(community, slug);
  return community;
}

function place({ channel, index }: { channel: DemoChannel; index: number }): string {
  return `${channel.name} #${index}`;
}

function newest(slug: string, key: string): DemoMessage[] {
  return (communityOf(slug).messages[key] ?? []).filter(({ ago }) => ago < 600);
}

describe('demo content', () => {
  test('is large enough to feel lived in, and goes back for months', () => {
    assert.ok(everyMessage.length >= 1400, `${everyMessage.length} messages`);
    assert.ok(Math.max(...everyMessage.map(({ message }) => message.ago)) > 100 * 1440);
    assert.ok(everyMessage.filter(({ message }) => message.ago < 600).length >= 30, 'plenty from today');
  });

  test('has the shape of a school, a charity and a blog', () => {
    const [schoolShape, charityShape, blogShape] = Object.values(demoSlugs).map(communityOf);
    assert.deepEqual([schoolShape?.channels.length, schoolShape?.categories.length], [12, 4]);
    assert.deepEqual([charityShape?.channels.length, blogShape?.channels.length], [9, 3]);
    assert.ok(communityOf(demoSlugs.school).people.length >= 40);
    assert.ok(communityOf(demoSlugs.charity).people.length >= 30);
    assert.deepEqual(
      communities.map(({ slug }) => slug),
      Object.values(demoSlugs),
    );
  });

  test('has at least 180 hand-written messages, no two alike', () => {
    const written = [school, charity, blog].flatMap(({ talk }) =>
      Object.values(talk).flatMap((talked) => parseTranscript(talked)),
    );
    const texts = new Set(written.map(({ text }) => text));
    assert.ok(texts.size >= 180, `${texts.size} texts`);
    assert.equal(texts.size, written.length);
  });

  test('is the same at every start', () => {
    assert.deepEqual(createDemoCommunities(), communities);
  });

  test('says nothing twice in a row, and no long sentence twice in a channel', () => {
    for (const { channel, messages } of channels) {
      const texts = messages.map(({ text }) => text);
      for (const [index, text] of texts.entries()) assert.notEqual(text, texts[index + 1], `${channel.name} #${index}`);
      const long = texts.filter((text) => text.length > 30);
      assert.deepEqual(long.length, new Set(long).size, channel.name);
    }
  });

  test('leaves no brace unfilled, no text empty or too long', () => {
    for (const found of everyMessage) {
      const { text } = found.message;
      assert.ok(text.trim() === text && text !== '' && [...text].length <= LIMITS.messageText, place(found));
      if (!text.includes('`'))
        assert.doesNotMatch(text, /[{}¶^]|undefined|\b(the the|a a)\b/, `${place(found)}: ${text}`);
    }
  });

  test('is in order of time and reaches no later than now', () => {
    for (const { channel, messages } of channels) {
      for (const [index, { ago }] of messages.entries()) {
        assert.ok(ago > 0 && ago < (messages[index - 1]?.ago ?? Infinity), `${channel.name} #${index}`);
      }
    }
  });

  test('answers only what stands before', () => {
    const replies = everyMessage.filter(({ message }) => message.replyTo !== undefined);
    assert.ok(replies.length > 100);
    for (const found of replies)
      assert.ok((found.message.replyTo ?? -1) >= 0 && (found.message.replyTo ?? Infinity) < found.index, place(found));
  });

  test('has nobody write, react or be mentioned who may not read the channel', () => {
    for (const { community, channel, messages } of channels) {
      const readers = new Set(readersOf(community, channel).map(({ key }) => key));
      for (const [index, message] of messages.entries()) {
        const where = `${channel.name} #${index}`;
        const isBannedAdvert = message.from === 'banned' && message.removedBy !== undefined;
        assert.ok(readers.has(message.from) || isBannedAdvert, `${where}: ${message.from}`);
        for (const [sign, keys] of Object.entries(message.reactions ?? {})) {
          assert.ok(parse(emoji, sign).ok, `${where}: ${sign}`);
          assert.ok(keys.length > 0 && new Set(keys).size === keys.length, where);
          for (const key of keys) assert.ok(readers.has(key), `${where}: ${key}`);
        }
        for (const [name, key] of Object.entries(message.mentions ?? {})) {
          assert.ok(message.text.includes(name) && readers.has(key), `${where}: ${name}`);
        }
      }
    }
  });

  test('has only those announce who may, and only moderators remove', () => {
    for (const { community, channel, message, ...found } of everyMessage) {
      const may = (key: string, power: string): boolean =>
        community.roles.some(
          (role) =>
            role.powers?.includes(power as never) &&
            community.people.find((person) => person.key === key)?.roles.includes(role.key),
        );
      const where = place({ channel, ...found });
      if (channel.type === 'announcement') assert.ok(may(message.from, 'announce'), `${where}: ${message.from}`);
      if (message.removedBy !== undefined) assert.ok(may(message.removedBy, 'moderate'), where);
    }
  });

  test('knows every role, category and person that it names', () => {
    for (const { people, roles, categories, channels: all, slug } of communities) {
      const roleKeys = new Set(roles.map(({ key }) => key));
      const personKeys = new Set(people.map(({ key }) => key));
      const categoryKeys = new Set(categories.map(({ key }) => key));
      assert.equal(personKeys.size, people.length, slug);
      assert.equal(new Set(people.map(({ name }) => name)).size, people.length, slug);
      for (const person of people)
        for (const role of person.roles) assert.ok(roleKeys.has(role), `${person.name}: ${role}`);
      for (const channel of all) {
        assert.ok(categoryKeys.has(channel.category), channel.name);
        for (const role of channel.private?.roles ?? []) assert.ok(roleKeys.has(role), `${channel.name}: ${role}`);
        for (const key of channel.private?.people ?? []) assert.ok(personKeys.has(key), `${channel.name}: ${key}`);
      }
    }
  });

  test('fits the bounds of the protocol', () => {
    for (const { people, roles, categories, channels: all, ...community } of communities) {
      const names = [community, ...people, ...roles].map(({ name }) => name);
      assert.ok(names.every((name) => [...name].length <= LIMITS.name));
      assert.ok([...categories, ...all].every(({ name }) => [...name].length <= LIMITS.channelName));
      assert.ok(all.every(({ icon }) => icon === undefined || /^[a-z0-9-]{1,40}$/.test(icon)));
      assert.match(community.slug, /^[a-z0-9-]+$/);
    }
  });

  test('speaks many languages', () => {
    const all = everyMessage.map(({ message }) => message.text).join('\n');
    for (const script of [/\p{Script=Arabic}/u, /\p{Script=Han}/u, /[ğışİ]/, /[ąęłżś]/, /¿/, /Diolch/, /Weiß|Kurze/])
      assert.match(all, script);
  });

  test('shows every kind of formatting that people use', () => {
    const all = everyMessage.map(({ message }) => message.text);
    const kinds = [
      /\*\*.+\*\*/,
      /(^|\s)\*[^*\s]/,
      /(^|\s)_\w/,
      /~~.+~~/,
      /\|\|.+\|\|/,
      /^- /m,
      /^1\. /m,
      /^> /m,
      /```js\n/,
      /`[^`]+`/,
      /https:\/\//,
      /\n\n/,
    ];
    for (const kind of kinds)
      assert.ok(
        all.some((text) => kind.test(text)),
        String(kind),
      );
    const has = (wanted: (message: DemoMessage) => boolean): boolean =>
      everyMessage.some(({ message }) => wanted(message));
    assert.ok(
      has(({ edited }) => edited === true) &&
        has(({ pinned }) => pinned === true) &&
        has(({ removedBy }) => removedBy !== undefined),
    );
  });

  test('ends today with the talk that people know from the pictures', () => {
    const families = newest('alder-grove', 'year-5-families').map(({ text }) => text);
    for (const words of [
      'walk to Alder Brook is on',
      'share a lift from Larch Road',
      'Leaving at 8:25 sharp',
      'everyone sorted',
    ]) {
      assert.ok(
        families.some((text) => text.includes(words)),
        words,
      );
    }
    assert.ok(
      newest('saltmarsh-kitchen', 'winter-van-fund').some(({ text }) => text.startsWith('Two thirds of the way')),
    );
    assert.ok(newest('saltmarsh-kitchen', 'kitchen-crew').some(({ mentions }) => mentions?.['@Noor'] === 'noor'));
    assert.ok(newest('loose-ends', 'your-queue-is-a-promise').some(({ text }) => text.startsWith('Ported it to Go')));
  });
});

describe('demo persons', () => {
  test('are the dozen that every community knows', () => {
    assert.deepEqual(
      demoPersons.map(({ id }) => id),
      [
        'owner',
        'head',
        'teacher',
        'parent',
        'parent2',
        'pupil',
        'volunteer',
        'coordinator',
        'moderator',
        'stranger',
        'banned',
        'newcomer',
      ],
    );
    for (const { people } of communities) {
      for (const { id, name } of demoPersons) assert.equal(people.find(({ key }) => key === id)?.name, name);
    }
  });

  test('hold in their home community the roles that they are listed with', () => {
    for (const { id, community, roles } of demoPersons) {
      const home = communityOf(demoSlugs[community]).people.find(({ key }) => key === id);
      for (const role of roles) assert.ok(home?.roles.includes(role), `${id}: ${role}`);
    }
  });

  test('keep the stranger and the newcomer out of every private channel, and the pupil out of the grown-ups’', () => {
    const readable = (id: string): string[] =>
      channels
        .filter(({ community, channel }) => readersOf(community, channel).some(({ key }) => key === id))
        .map(({ channel }) => channel.key);
    const open = channels
      .filter(
        ({ community, channel }) =>
          !channel.private && !community.categories.find(({ key }) => key === channel.category)?.private,
      )
      .map(({ channel }) => channel.key);
    assert.deepEqual(readable('stranger'), open);
    assert.deepEqual(readable('newcomer'), open);
    assert.ok(readable('pupil').includes('homework-help') && !readable('pupil').includes('year-5-families'));
    assert.deepEqual(readable('banned'), []);
  });
});

describe('the demo’s now', () => {
  const at = (iso: string): number => Date.parse(iso);

  test('is ten o’clock of today once it has struck, of yesterday before', () => {
    assert.equal(demoNow(at('2026-10-08T15:20:00Z')), at('2026-10-08T10:00:00Z'));
    assert.equal(demoNow(at('2026-10-08T10:00:00Z')), at('2026-10-08T10:00:00Z'));
    assert.equal(demoNow(at('2026-10-08T09:59:59Z')), at('2026-10-07T10:00:00Z'));
  });

  test('follows the zone it is given', () => {
    assert.equal(demoNow(at('2026-10-08T07:30:00Z'), 180), at('2026-10-08T07:00:00Z'));
    assert.equal(demoNow(at('2026-10-08T12:00:00Z'), -300), at('2026-10-07T15:00:00Z'));
  });
});
