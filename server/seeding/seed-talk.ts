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
  return Object.entries(mentions).reduce(
    (all, [typed, key]) => all.replaceAll(typed, `<@${actor(key).memberId}>`),
    text,
  );
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) await Promise.all(items.slice(at, at + AT_ONCE).map(work));
}

/** One channel's talk, in its order; the channels talk side by side. */
async function sayIn(parts: TalkParts, channel: string, messages: readonly DemoMessage[]): Promise<readonly Said[]> {
  const { seeder, channelIds, now, actor } = parts;
  const said: Said[] = [];
  for (const [index, message] of messages.entries()) {
    const name = `send ${channel} ${String(index)}`;
    const at = now - Math.round(message.ago * MINUTE_MS);
    const replyToId = message.replyTo === undefined ? undefined : said[message.replyTo]?.messageId;
    const input = {
      channelId: channelIds[channel] ?? '',
      text: textOf(message, parts),
      ...(replyToId ? { replyToId } : {}),
    };
    const { messageId } = await seeder.at(at, () => seeder.run(actor(message.from), 'message.send', input, name));
    said.push({ message, messageId, at, name });
  }
  return said;
}

async function react({ seeder, actor }: TalkParts, said: readonly Said[]): Promise<void> {
  const all = said.flatMap(({ message, messageId, name }) =>
    Object.entries(message.reactions ?? {}).flatMap(([emoji, keys]) =>
      keys.map((key) => ({ emoji, key, messageId, name })),
    ),
  );
  await inTurns(all, ({ emoji, key, messageId, name }) =>
    seeder.run(actor(key), 'reaction.set', { messageId, emoji, on: true }, `react ${name} ${emoji} ${key}`),
  );
}

/** A second look at what was written: a mended word, a pin, a removal. */
async function amend({ seeder, actor, ...parts }: TalkParts, { message, messageId, at, name }: Said): Promise<void> {
  await seeder.at(at + 3 * MINUTE_MS, async () => {
    if (message.edited) {
      const text = textOf(message, { ...parts, seeder, actor });
      await seeder.run(actor(message.from), 'message.edit', { messageId, text: `${text} …` }, `slip ${name}`);
      await seeder.run(actor(message.from), 'message.edit', { messageId, text }, `edit ${name}`);
    }
    if (message.pinned) await seeder.run(actor('owner'), 'message.pin', { messageId, on: true }, `pin ${name}`);
    if (message.removedBy)
      await seeder.run(actor(message.removedBy), 'message.delete', { messageId }, `remove ${name}`);
  });
}

export async function seedTalk(parts: TalkParts): Promise<void> {
  const channels = Object.entries(parts.demo.messages);
  const said = (await Promise.all(channels.map(([channel, messages]) => sayIn(parts, channel, messages)))).flat();
  await parts.seeder.at(parts.now, () => react(parts, said));
  await inTurns(said, (one) => amend(parts, one));
}
