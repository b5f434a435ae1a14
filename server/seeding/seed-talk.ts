/** What the demo's people have said, in the order of time, with reactions, edits, pins and removals. */
import type { DemoCommunity, DemoMessage } from '../../demo/content/content.ts';
import type { Actor } from '../domain/command.ts';
import type { Seeder } from './seeder.ts';

const MINUTE_MS = 60_000;
/** Operations under way at once where their times do not matter. */
const AT_ONCE = 200;

export interface TalkParts {
  readonly seeder: Seeder;
  readonly demo: DemoCommunity;
  readonly channelIds: Readonly<Record<string, string>>;
  /** Unix milliseconds that the content's “minutes ago” count from. */
  readonly now: number;
  actor(personKey: string): Actor;
}
interface Said {
  readonly message: DemoMessage;
  readonly messageId: string;
  readonly at: number;
  readonly name: string;
}

/** Names as people type them become mentions of those people. */
function textOf({ text, mentions = {} }: DemoMessage, { actor }: TalkParts): string {
  return Object.entries(mentions).reduce((all, [typed, key]) => all.replaceAll(typed, `<@${actor(key).memberId}>`), text);
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) await Promise.all(items.slice(at, at + AT_ONCE).map(work));
}

async function say(parts: TalkParts): Promise<readonly Said[]> {
  const { seeder, demo, channelIds, now, actor } = parts;
  const all = Object.entries(demo.messages).flatMap(([channel, list]) => list.map((message, index) => ({ channel, index, message })));
  all.sort((a, b) => b.message.ago - a.message.ago || a.index - b.index);
  const ids = new Map<string, string>();
  const said: Said[] = [];
  for (const { channel, index, message } of all) {
    const name = `${channel} ${String(index)}`;
    const at = now - Math.round(message.ago * MINUTE_MS);
    const replyToId = message.replyTo === undefined ? undefined : ids.get(`${channel} ${String(message.replyTo)}`);
    seeder.at(at);
    const input = { channelId: channelIds[channel] ?? '', text: textOf(message, parts), ...(replyToId ? { replyToId } : {}) };
    const { messageId } = await seeder.run(actor(message.from), 'message.send', input, `send ${name}`);
    ids.set(name, messageId);
    said.push({ message, messageId, at, name });
  }
  return said;
}

async function react({ seeder, actor }: TalkParts, said: readonly Said[]): Promise<void> {
  const all = said.flatMap(({ message, messageId, name }) =>
    Object.entries(message.reactions ?? {}).flatMap(([emoji, keys]) => keys.map((key) => ({ emoji, key, messageId, name }))),
  );
  await inTurns(all, ({ emoji, key, messageId, name }) =>
    seeder.run(actor(key), 'reaction.set', { messageId, emoji, on: true }, `react ${name} ${emoji} ${key}`),
  );
}

/** A second look at what was written: a mended word, a pin, a removal. */
async function amend(parts: TalkParts, said: readonly Said[]): Promise<void> {
  const { seeder, actor } = parts;
  for (const { message, messageId, at, name } of said) {
    seeder.at(at + 3 * MINUTE_MS);
    if (message.edited) {
      const text = textOf(message, parts);
      await seeder.run(actor(message.from), 'message.edit', { messageId, text: `${text} ` }, `slip ${name}`);
      await seeder.run(actor(message.from), 'message.edit', { messageId, text }, `edit ${name}`);
    }
    if (message.pinned) await seeder.run(actor('owner'), 'message.pin', { messageId, on: true }, `pin ${name}`);
    if (message.removedBy) await seeder.run(actor(message.removedBy), 'message.delete', { messageId }, `remove ${name}`);
  }
}

export async function seedTalk(parts: TalkParts): Promise<void> {
  const said = await say(parts);
  parts.seeder.at(parts.now);
  await react(parts, said);
  await amend(parts, said);
  parts.seeder.at(parts.now);
}
