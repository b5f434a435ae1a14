/**
 * People for a mention: at once those who are here already, a moment later those whom the server knows. Names are folded
 * once; while a word grows, only those are looked at who matched its beginning.
 */
import { foldText, type HearthClient, type MemberRow, scoreMatch } from '../../src/index.ts';
import type { ChannelAudience, ChannelHandle } from '../../src/index.ts';
import { pickBest } from './options.ts';

const ASK_AFTER_MS = 120;
/** Scattered letters are no match for a name. */
const LEAST_SCORE = 2;
/** Whoever wrote here lately is more likely to be meant. */
const RECENT_BONUS = 0.4;

export interface PeopleParts {
  readonly client: HearthClient;
  readonly channel: ChannelHandle;
  readonly count: number;
  audience(): ChannelAudience | undefined;
  /** More people are here. */
  arrived(): void;
}

export class People {
  readonly #parts: PeopleParts;
  readonly #folded = new WeakMap<MemberRow, string>();
  /** What the server answered, by what was asked. */
  readonly #answers = new Map<string, readonly MemberRow[]>();
  #narrowed: { readonly query: string; readonly held: number; readonly rows: readonly MemberRow[] } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Nobody is called this, so nobody is called more than this either. */
  #barren: string | undefined;

  constructor(parts: PeopleParts) {
    this.#parts = parts;
  }

  find(typed: string): readonly MemberRow[] {
    const query = foldText(typed).trim();
    const { client, channel, count } = this.#parts;
    const me = client.session.me.get()?.id;
    const blocked = client.members.blocked.get();
    const recent = this.#recent(channel);
    const answer = this.#answers.get(query);
    if (!answer) this.#ask(query);
    const isWhole = answer !== undefined && answer.length < count * 2;
    const held = isWhole ? [] : this.#held(query);
    const rows = [...new Map([...held, ...(answer ?? [])].map((row) => [row.id, row])).values()];
    const scoreOf = (row: MemberRow): number => {
      if (row.id === me || blocked.has(row.id)) return 0;
      const bonus = recent.has(row.id) ? RECENT_BONUS : 0;
      if (query === '') return 1 + bonus + (recent.get(row.id) ?? 0) / 1000;
      const score = scoreMatch(query, this.#fold(row));
      return score < LEAST_SCORE ? 0 : score + bonus;
    };
    return pickBest(rows, scoreOf, count).map(({ item }) => item);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #fold(row: MemberRow): string {
    let folded = this.#folded.get(row);
    if (folded === undefined) this.#folded.set(row, (folded = foldText(row.name)));
    return folded;
  }

  /** Of those who are here and can read the channel: all that match. */
  #held(query: string): readonly MemberRow[] {
    const held = this.#parts.client.members.held();
    const before = this.#narrowed;
    const isGrown =
      before?.held === held.length && before.query !== '' && query.startsWith(before.query) && !query.includes(' ');
    const rows = (isGrown ? before.rows : held).filter(
      (row) => (query === '' || scoreMatch(query, this.#fold(row)) >= LEAST_SCORE) && this.#mayRead(row),
    );
    this.#narrowed = { query, held: held.length, rows };
    return rows;
  }

  /** As far as roles tell; the server's answer knows for sure. */
  #mayRead(row: MemberRow): boolean {
    const audience = this.#parts.audience();
    if (!audience || audience.everyone || audience.memberIds.includes(row.id)) return true;
    const allowed = this.#parts.channel.row
      .get()
      ?.overrides.some(
        ({ target, id, allow }) => target === 'member' && id === row.id && allow.includes('channel.view'),
      );
    return allowed === true || row.roleIds.some((id) => audience.roleIds.includes(id));
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
    this.#answers.set(query, rows);
    if (rows.length === 0 && query !== '') this.#barren = query;
    this.#parts.arrived();
  }
}
