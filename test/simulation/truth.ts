/**
 * What is true, built from the server's commits alone: every row as it now is and as it once was, and who could see what
 * when. The checks compare everything else with this.
 */
import type { Commit, StreamChange } from '../../server/domain/command.ts';
import { viewerOf } from '../../server/domain/context.ts';
import { visiblePlaces } from '../../server/domain/visible.ts';
import type { CategoryRow, ChannelRow } from '../../src/protocol/channels.ts';
import type { CommunityRow } from '../../src/protocol/community.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { RoleRow } from '../../src/protocol/roles.ts';
import { isDead, type Row } from '../../src/protocol/rows.ts';

export const keyOf = (row: { readonly kind: string; readonly id: string }): string => `${row.kind} ${row.id}`;
const SIGHT: ReadonlySet<string> = new Set(['community', 'role', 'member', 'channel', 'category']);

export class Truth {
  /** By stream: each row as it now is. */
  streams = new Map<string, ReadonlyMap<string, Row>>();
  /** By stream: each state of each row, as they came about. */
  log = new Map<string, readonly Row[]>();
  /** By `<id> <rev>`: who could see this state of a message or place when it came about. */
  readonly audiences = new Map<string, ReadonlySet<string>>();
  /** Members who were put out, or left, at some time. */
  readonly wereOut = new Set<string>();
  /** What went wrong already while commits were read. */
  readonly violations: string[] = [];
  #now: () => number = () => 0;
  /** What was listed, by stream and kind, until that stream changes. */
  readonly #lists = new Map<string, Map<string, readonly Row[]>>();
  #channels: readonly ChannelRow[] | undefined;
  #categories: readonly CategoryRow[] | undefined;
  #seen = new Map<string, ReadonlySet<string>>();
  /** By `<member> <place>`: until when it could be seen. */
  readonly #seenUntil = new Map<string, number>();

  setClock(now: () => number): void {
    this.#now = now;
  }

  /** The same, to go on from. */
  copy(): Truth {
    const copy = new Truth();
    copy.#take(this);
    return copy;
  }
  /** The server was put back to this. */
  restore(saved: Truth): void {
    this.#noteSight();
    this.#seen.clear();
    this.#take(saved);
  }
  #take({ streams, log }: Truth): void {
    this.streams = new Map([...streams].map(([name, rows]) => [name, new Map(rows)]));
    this.log = new Map([...log].map(([name, rows]) => [name, [...rows]]));
    this.#lists.clear();
    this.#channels = this.#categories = undefined;
  }

  readonly take = (commit: Commit): void => {
    const changesSight =
      commit.rightsChanged === 'all' ||
      commit.rightsChanged.length > 0 ||
      commit.changes.some(({ rows }) => rows.some(({ kind }) => SIGHT.has(kind)));
    if (changesSight) this.#noteSight();
    for (const change of commit.changes) this.#takeChange(change);
    if (changesSight) this.#seen.clear();
    for (const { stream, rows } of commit.changes) {
      if (!stream.startsWith('channel:')) continue;
      const readers = this.readersOf(stream.slice(8));
      for (const { id, rev } of rows) this.audiences.set(`${id} ${rev}`, readers);
    }
  };

  #takeChange({ stream, rev, rows }: StreamChange): void {
    const held = (this.streams.get(stream) ?? new Map<string, Row>()) as Map<string, Row>;
    const log = (this.log.get(stream) ?? []) as Row[];
    this.streams.set(stream, held);
    this.log.set(stream, log);
    const last = log.at(-1)?.rev ?? 0;
    if (rev !== last + 1) this.violations.push(`I6: rev ${rev} after ${last} in ${stream}`);
    for (const row of rows) {
      const former = held.get(keyOf(row));
      if (row.kind === 'message' && !isDead(row)) this.#takeMessage(row, former as MessageRow | undefined);
      if (row.kind === 'member' && !isDead(row) && row.status !== 'active') this.wereOut.add(row.id);
      held.set(keyOf(row), row);
      log.push(row);
      this.#lists.delete(stream);
      this.#channels = this.#categories = undefined;
    }
  }

  /** Seqs have no holes, nothing moves, and what is removed stays so, without its text. */
  #takeMessage(row: MessageRow, former: MessageRow | undefined): void {
    const last = former ? 0 : this.messages(row.channelId).length;
    if (!former && row.seq !== last + 1) this.violations.push(`I6: seq ${row.seq} after ${last} in ${row.channelId}`);
    if (former && former.seq !== row.seq) this.violations.push(`I6: ${row.id} moved from ${former.seq} to ${row.seq}`);
    if (former?.removed && !row.removed) this.violations.push(`I7: ${row.id} came back after it was removed`);
    if (row.removed && (row.text !== '' || row.reactions.length > 0))
      this.violations.push(`I7: ${row.id} is removed and keeps its content`);
  }

  rows<R extends Row>(stream: string, kind: R['kind']): readonly R[] {
    let lists = this.#lists.get(stream);
    if (!lists) this.#lists.set(stream, (lists = new Map()));
    let list = lists.get(kind);
    if (!list) {
      list = [...(this.streams.get(stream)?.values() ?? [])].filter((row) => row.kind === kind && !isDead(row));
      if (kind === 'message') (list as MessageRow[]).sort((a, b) => a.seq - b.seq);
      lists.set(kind, list);
    }
    return list as R[];
  }
  messages(channelId: string): readonly MessageRow[] {
    return this.rows<MessageRow>(`channel:${channelId}`, 'message');
  }
  allMessages(): MessageRow[] {
    return [...this.streams.keys()]
      .filter((name) => name.startsWith('channel:'))
      .flatMap((name) => this.messages(name.slice(8)));
  }
  get community(): CommunityRow {
    const name = [...this.streams.keys()].find((each) => each.startsWith('community:')) ?? '';
    return this.rows<CommunityRow>(name, 'community')[0]!;
  }
  roles(): readonly RoleRow[] {
    return this.rows<RoleRow>(`community:${this.community.id}`, 'role');
  }
  members(): readonly MemberRow[] {
    return this.rows<MemberRow>(`community:${this.community.id}`, 'member');
  }
  member(id: string): MemberRow | undefined {
    return this.streams.get(`community:${this.community.id}`)?.get(`member ${id}`) as MemberRow | undefined;
  }
  isActive(memberId: string): boolean {
    return this.member(memberId)?.status === 'active';
  }
  channels(): readonly ChannelRow[] {
    return (this.#channels ??= [...this.streams.keys()].flatMap((name) => this.rows<ChannelRow>(name, 'channel')));
  }
  categories(): readonly CategoryRow[] {
    return (this.#categories ??= [...this.streams.keys()].flatMap((name) => this.rows<CategoryRow>(name, 'category')));
  }

  /** Ids of the channels and categories that a member may see now. */
  placesOf(memberId: string): ReadonlySet<string> {
    const known = this.#seen.get(memberId);
    if (known) return known;
    const member = this.member(memberId);
    const places = member?.status === 'active' ? this.#look(member) : new Set<string>();
    this.#seen.set(memberId, places);
    return places;
  }
  /** @param slackMs how long after the loss of a right something may still be said. */
  maySee(memberId: string, placeId: string, slackMs: number): boolean {
    if (this.placesOf(memberId).has(placeId)) return true;
    return slackMs > 0 && (this.#seenUntil.get(`${memberId} ${placeId}`) ?? 0) >= this.#now() - slackMs;
  }
  readersOf(channelId: string): ReadonlySet<string> {
    return new Set(
      this.members()
        .map(({ id }) => id)
        .filter((id) => this.placesOf(id).has(channelId)),
    );
  }

  #noteSight(): void {
    const now = this.#now();
    if (this.streams.size === 0) return;
    for (const { id } of this.members()) {
      for (const place of this.placesOf(id)) this.#seenUntil.set(`${id} ${place}`, now);
    }
  }

  #look(member: MemberRow): ReadonlySet<string> {
    const { community } = this;
    const rows = [...this.channels(), ...this.categories()];
    const { channels, categories } = visiblePlaces(viewerOf(member, community), this.roles(), this.#now(), rows);
    return new Set([...channels, ...categories].map(({ id }) => id));
  }
}
