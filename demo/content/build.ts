// Puts a community together: hand-written talk first, the composed tail around it, all in order of time,
// with replies as indices and reactions as people. Throws when a key, a label or a channel is unknown.
import type { DemoChannel, DemoCommunity, DemoMessage, DemoPerson } from './content.ts';
import { parseExchanges, type Vocabulary } from './exchange.ts';
import { composeTail } from './generate.ts';
import { readersOf, shortName } from './people-of.ts';
import { createSeededRandom, type SeededRandom } from './random.ts';
import { parseTranscript, type ScriptLine } from './transcript.ts';

export interface TailPlan {
  exchanges: string;
  count: number;
  /** Roles of those who speak. Empty means everyone who can read the channel. */
  cast: string[];
  /** Roles of those who leave the talk to others. */
  without?: string[];
}

export interface CommunityPlan extends Omit<DemoCommunity, 'messages'> {
  talk: Record<string, string>;
  tails: Record<string, TailPlan>;
  vocabulary: Vocabulary;
  kids: Record<string, string>;
}

/** How far apart two messages of the same minute are set, in minutes. */
const MOMENT = 0.3;

export function buildCommunity({ talk, tails, vocabulary, kids, ...community }: CommunityPlan): DemoCommunity {
  const messages: DemoCommunity['messages'] = {};
  for (const channel of community.channels) {
    const random = createSeededRandom(`${community.slug}/${channel.key}`);
    const readers = readersOf(community, channel);
    const written = parseTranscript(talk[channel.key] ?? '');
    const plan = tails[channel.key];
    const composed = plan
      ? composeFor(plan, written, readers, { vocabulary, kids, everyone: community.people }, random)
      : [];
    messages[channel.key] = arrange([...written, ...composed], channel, { readers, people: community.people, random });
  }
  return { ...community, messages };
}

function composeFor(
  plan: TailPlan,
  written: ScriptLine[],
  readers: DemoPerson[],
  words: { vocabulary: Vocabulary; kids: Record<string, string>; everyone: DemoPerson[] },
  random: SeededRandom,
): ScriptLine[] {
  const has = (person: DemoPerson, roles: string[]): boolean => person.roles.some((role) => roles.includes(role));
  const cast = readers.filter(
    (person) => (plan.cast.length === 0 || has(person, plan.cast)) && !has(person, plan.without ?? []),
  );
  const takenDays = new Set(written.map(({ ago }) => Math.floor((ago + 840) / 1440)));
  return composeTail(
    { ...words, exchanges: parseExchanges(plan.exchanges), count: plan.count, cast, takenDays },
    random,
  );
}

interface Surroundings {
  readers: DemoPerson[];
  people: DemoPerson[];
  random: SeededRandom;
}

function arrange(lines: ScriptLine[], channel: DemoChannel, around: Surroundings): DemoMessage[] {
  const ordered = lines
    .map((line, index) => ({ line, index }))
    .sort((a, b) => b.line.ago - a.line.ago || a.index - b.index);
  const places = new Map<string, number>();
  let before = Infinity;
  return ordered.map(({ line }, index) => {
    if (line.label !== undefined) places.set(line.label, index);
    before = Math.min(line.ago, before - MOMENT);
    return toMessage(line, before, channel, places, around);
  });
}

function toMessage(
  line: ScriptLine,
  ago: number,
  channel: DemoChannel,
  places: Map<string, number>,
  { readers, people, random }: Surroundings,
): DemoMessage {
  const { text, mentions } = nameMentions(line.text, people);
  const message: DemoMessage = { from: line.from, ago, text };
  if (line.replyTo !== undefined) {
    const place = places.get(line.replyTo);
    if (place === undefined) throw new Error(`${channel.name}: nothing earlier is called ${line.replyTo}`);
    message.replyTo = place;
  }
  const reactions = line.reactions.map(
    (reaction) => [reaction.emoji, whoReacted(reaction, line.from, readers, random)] as const,
  );
  if (reactions.length > 0) message.reactions = Object.fromEntries(reactions.filter(([, keys]) => keys.length > 0));
  if (Object.keys(mentions).length > 0) message.mentions = mentions;
  if (line.edited) message.edited = true;
  if (line.pinned) message.pinned = true;
  if (line.removedBy !== undefined) message.removedBy = line.removedBy;
  return message;
}

function whoReacted(
  { keys, more }: ScriptLine['reactions'][number],
  author: string,
  readers: DemoPerson[],
  random: SeededRandom,
): string[] {
  const others = readers.map(({ key }) => key).filter((key) => key !== author && !keys.includes(key));
  return [...keys, ...random.shuffle(others).slice(0, more)];
}

/** `@{parent}` becomes `@Elif`, and says whom it means. */
function nameMentions(text: string, people: DemoPerson[]): { text: string; mentions: Record<string, string> } {
  const mentions: Record<string, string> = {};
  const named = text.replace(/@\{([\w-]+)\}/g, (_, key: string) => {
    const person = people.find((candidate) => candidate.key === key);
    if (!person) throw new Error(`A mention of nobody: ${key}`);
    const name = `@${shortName(person)}`;
    mentions[name] = key;
    return name;
  });
  return { text: named, mentions };
}
