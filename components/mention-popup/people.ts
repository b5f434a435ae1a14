/**
 * People for a mention: at once those who are here already, a moment later those whom the server knows. Names are folded
 * once; while a word grows, only those are looked at who matched its beginning.
 */
import { foldText, type HearthClient, type MemberRow, scoreMatch } from '../../src/index.ts';
import type { ChannelAudience, ChannelHandle } from '../../src/index.ts';
import { pickBest, type Scored } from './options.ts';

const ASK_AFTER_MS = 120;
/** Scattered letters are no match for a name. */
const LEAST_SCORE = 2;
/** Whoever wrote here lately is more likely to be meant. */
const RECENT_BONUS = 0.4;
const HANGUL = /\p{sc=Hang}/u;

export interface PeopleParts {
  readonly client: HearthClient;
  readonly channel: ChannelHandle;
  readonly count: number;
  audience(): ChannelAudience | undefined;
  /** More people are here. */
  arrived(): void;
}

/** Somebody with the name as it is compared. */
interface Known {
  readonly row: MemberRow;
  readonly folded: string;
}

/** Most names are no match, which is seen at once. A Korean syllable changes while it grows, so there all are compared. */
function sieve(query: string): (folded: string) => boolean {
  const [first = ''] = query.split(' ');
  return HANGUL.test(query) ? () => true : (folded) => folded.includes(first);
}

const known = (row: MemberRow): Known => ({ row, folded: foldText(row.name) });

export class People {
  readonly #parts: PeopleParts;
  /** What the server answered, by what was asked. */
  readonly #answers = new Map<string, readonly Known[]>();
  /** Who is here, while the list is open; and who of them matched the beginning of what is typed. */
  #held: readonly Known[] | undefined;
  #matched: { readonly query: string; readonly people: readonly Known[] } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Nobody is called this, so nobody is called more than this either. */
  #barren: string | undefined;

  constructor(parts: PeopleParts) {
    this.#parts = parts;
  }

  find(typed: string): readonly MemberRow[] {
    const query = foldText(typed).trim();
    const { count } = this.#parts;
    const answer = this.#answers.get(query);
    if (!answer) this.#ask(query);
    const scoreOf = this.#scorer(query);
    const fromServer = pickBest(answer ?? [], scoreOf, count);
    const isWhole = answer !== undefined && answer.length < count * 2;
    const here = isWhole ? [] : this.#here(query, scoreOf);
    const best = [...fromServer, ...here].sort((a, b) => b.score - a.score).map(({ item }) => item.row);
    return [...new Map(best.map((row) => [row.id, row])).values()].slice(0, count);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#held = this.#matched = undefined;
  }

  #scorer(query: string): (person: Known) => number {
    const { client, channel } = this.#parts;
    const me = client.session.me.get()?.id;
    const blocked = client.members.blocked.get();
    const recent = this.#recent(channel);
    const mayMatch = sieve(query);
    return ({ row, folded }) => {
      if (row.id === me || blocked.has(row.id)) return 0;
      const lately = recent.get(row.id);
      if (query === '') return 1 + (lately === undefined ? 0 : RECENT_BONUS + lately / 1000);
      if (!mayMatch(folded)) return 0;
      const score = scoreMatch(query, folded);
      if (score < LEAST_SCORE) return 0;
      return score + (lately === undefined ? 0 : RECENT_BONUS);
    };
  }

  /** The best of those who are here and, as far as one can tell, read the channel. */
  #here(query: string, scoreOf: (person: Known) => number): readonly Scored<Known>[] {
    this.#held ??= this.#parts.client.members.held().map(known);
    const before = this.#matched;
    const isGrown = before !== undefined && query.startsWith(before.query) && !query.includes(' ');
    const people: Known[] = [];
    const best = pickBest(
      isGrown ? before.people : this.#held,
      (person) => {
        const score = scoreOf(person);
        if (score > 0) people.push(person);
        return score;
      },
      this.#parts.count,
      ({ row }) => this.#mayRead(row),
    );
    this.#matched = { query, people };
    return best;
  }

  /** As far as roles tell; the server's answer knows for sure. */
  #mayRead(row: MemberRow): boolean {
    const audience = this.#parts.audience();
    if (!audience || audience.everyone || audience.memberIds.includes(row.id)) return true;
    if (row.roleIds.some((id) => audience.roleIds.includes(id))) return true;
    const overrides = this.#parts.channel.row.get()?.overrides ?? [];
    return overrides.some(
      ({ target, id, allow }) => target === 'member' && id === row.id && allow.includes('channel.view'),
    );
  }

  /** Author → how lately they wrote. */
  #recent(channel: ChannelHandle): ReadonlyMap<string, number> {
    return new Map(channel.timeline.get().items.map(({ message }, index) => [message.authorId, index]));
  }

  #ask(query: string): void {
    clearTimeout(this.#timer);
    if (this.#barren !== undefined && query.startsWith(this.#barren)) return;
    this.#timer = setTimeout(() => void this.#answer(query), ASK_AFTER_MS);
  }

  async #answer(query: string): Promise<void> {
    const { client, channel, count } = this.#parts;
    const channelId = channel.id.get();
    const rows = await client.members.search(query, {
      limit: count * 2,
      ...(channelId !== undefined && { channelId }),
    });
    this.#answers.set(query, rows.map(known));
    if (rows.length === 0 && query !== '') this.#barren = query;
    this.#parts.arrived();
  }
}
