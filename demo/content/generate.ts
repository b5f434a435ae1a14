// The long tail: months of everyday talk, composed from small exchanges with a seeded random source, so
// that every start makes the same demo. Days with hand-written talk are left alone. Called by build.ts.
import type { DemoPerson } from './content.ts';
import { type Exchange, fillSlots, type Vocabulary } from './exchange.ts';
import { shortName } from './people-of.ts';
import type { SeededRandom } from './random.ts';
import { minutesAgo, type ScriptLine } from './transcript.ts';

export interface Tail {
  exchanges: Exchange[];
  /** How many exchanges to compose, as far as the words last. */
  count: number;
  /** Who speaks where a line names nobody. */
  cast: DemoPerson[];
  everyone: DemoPerson[];
  vocabulary: Vocabulary;
  /** Person key → the child they speak of. */
  kids: Record<string, string>;
  /** Days ago that already have talk. */
  takenDays: ReadonlySet<number>;
}

const FIRST_DAY = 148;
/** When people look at their phones: before school, lunch, pick-up, evening. Minutes of the day. */
const WINDOWS = [455, 740, 965, 1135];
const LONG_TEXT = 30;

type Said = Pick<ScriptLine, 'from' | 'text'> & { reactions: string[] };

/** What has been said so far, so that voices and words take turns. */
interface Memory {
  random: SeededRandom;
  seen: Set<string>;
  /** How often each exchange has been drawn. Its turn picks the way of saying it: first question, first answer. */
  drawn: Map<Exchange, number>;
  /** Those of the cast who have not had their turn yet. */
  deck: DemoPerson[];
}

export function composeTail(tail: Tail, random: SeededRandom): ScriptLine[] {
  const memory: Memory = { random, seen: new Set(), drawn: new Map(), deck: [] };
  const lines: ScriptLine[] = [];
  let bag: Exchange[] = [];
  let last: Exchange | undefined;
  for (const start of pickStarts(tail, random)) {
    if (bag.length === 0) bag = random.shuffle(tail.exchanges).sort((left) => (left === last ? -1 : 0));
    last = bag.pop();
    const said = last && composeUnseen(last, tail, memory);
    if (said) lines.push(...spread(said, start, random));
  }
  return lines;
}

/** Moments at which an exchange begins, on days without hand-written talk. */
function pickStarts({ count, takenDays }: Tail, random: SeededRandom): { day: number; minute: number }[] {
  const moments = [];
  for (let day = 1; day <= FIRST_DAY; day++) {
    if (takenDays.has(day)) continue;
    for (const minute of WINDOWS) moments.push({ day, minute: minute + random.below(45) });
  }
  return random
    .shuffle(moments)
    .slice(0, count)
    .sort((a, b) => b.day - a.day || a.minute - b.minute);
}

/** Says the exchange in words that this channel has not heard; undefined when they have run out. */
function composeUnseen(exchange: Exchange, tail: Tail, memory: Memory): Said[] | undefined {
  const { seen } = memory;
  for (let attempt = 0; attempt < 12; attempt++) {
    const said = compose(exchange, tail, memory);
    const long = said.map(({ text }) => text).filter((text) => text.length > LONG_TEXT);
    if (long.some((text) => seen.has(text))) continue;
    for (const text of long) seen.add(text);
    return said;
  }
  return undefined;
}

function compose(exchange: Exchange, tail: Tail, memory: Memory): Said[] {
  const { random } = memory;
  const speakers = castSpeakers(exchange, tail, memory);
  const words = new Map<string, string>();
  const turn = memory.drawn.get(exchange) ?? random.below(2);
  memory.drawn.set(exchange, turn + 1);
  const fill = (slot: string): string => wordFor(slot, tail, speakers, words, random);
  return exchange
    .filter(({ optional }) => !optional || random.next() < 0.65)
    .map(({ speaker, variants, reactions }) => ({
      from: speakers.get(speaker)?.key ?? '',
      text: capitalSlots(variants[turn % variants.length] ?? '', fill),
      reactions: reactions.filter(() => random.next() < 0.6),
    }));
}

function castSpeakers(exchange: Exchange, tail: Tail, memory: Memory): Map<string, DemoPerson> {
  const taken = new Set(exchange.map(({ speaker }) => speaker).filter((speaker) => speaker.length > 1));
  const speakers = new Map<string, DemoPerson>();
  for (const { speaker } of exchange) {
    if (speakers.has(speaker)) continue;
    const person =
      speaker.length > 1 ? tail.everyone.find(({ key }) => key === speaker) : nextSpeaker(tail, taken, memory);
    if (!person) throw new Error(`Nobody can say the line of ${speaker}`);
    taken.add(person.key);
    speakers.set(speaker, person);
  }
  return speakers;
}

function nextSpeaker({ cast }: Tail, taken: Set<string>, memory: Memory): DemoPerson | undefined {
  const isFree = ({ key }: DemoPerson): boolean => !taken.has(key);
  if (!memory.deck.some(isFree)) memory.deck = [...memory.deck, ...memory.random.shuffle(cast)];
  const at = memory.deck.findIndex(isFree);
  return at < 0 ? undefined : memory.deck.splice(at, 1)[0];
}

function wordFor(
  slot: string,
  tail: Tail,
  speakers: Map<string, DemoPerson>,
  words: Map<string, string>,
  random: SeededRandom,
): string {
  const [letter = '', what] = slot.split('-');
  const person = speakers.get(letter);
  if (person) return what === 'kid' ? (tail.kids[person.key] ?? 'my youngest') : shortName(person);
  const known = words.get(slot);
  if (known !== undefined) return known;
  const list = tail.vocabulary[slot] ?? tail.vocabulary[slot.replace(/2$/, '')] ?? [];
  const word = random.pick(list.filter((candidate) => ![...words.values()].includes(candidate)));
  words.set(slot, word);
  return word;
}

/** A word that opens a sentence gets a capital. */
function capitalSlots(text: string, fill: (slot: string) => string): string {
  const marked = text.replace(/(^[*_]*|[.?!][*_]* )\{/g, '$1{^');
  return fillSlots(marked.replaceAll('{^', '^{'), fill).replace(/\^(.)/gu, (_, first: string) => first.toUpperCase());
}

function spread(said: Said[], { day, minute }: { day: number; minute: number }, random: SeededRandom): ScriptLine[] {
  const asked = `${String(day)}.${String(minute)}`;
  let at = minute;
  return said.map(({ from, text, reactions }, index) => {
    if (index > 0) at += 1 + random.below(random.next() < 0.2 ? 38 : 9);
    const line: ScriptLine = {
      from,
      text,
      ago: minutesAgo(day, at),
      reactions: reactions.map((emoji) => ({ emoji, keys: [], more: 1 + random.below(5) })),
      edited: random.next() < 0.02,
      pinned: false,
    };
    if (index === 0) line.label = asked;
    else if (from !== said[0]?.from && random.next() < 0.22) line.replyTo = asked;
    return line;
  });
}
