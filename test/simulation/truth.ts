/**
 * What is true, built from the server's commits alone: every row as it now is, and who could see each state of a message
 * when it came about. The checks compare everything else with this.
 */
import type { Commit } from '../../server/domain/command.ts';
import { viewerOf } from '../../server/domain/context.ts';
import { visiblePlaces } from '../../server/domain/visible.ts';
import type { CategoryRow, ChannelRow } from '../../src/protocol/channels.ts';
import type { CommunityRow } from '../../src/protocol/community.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { RoleRow } from '../../src/protocol/roles.ts';
import { isDead, type Row } from '../../src/protocol/rows.ts';

const keyOf = (row: Row): string => `${row.kind} ${row.id}`;

export class Truth {
  readonly streams = new Map<string, Map<string, Row>>();
  /** By `<message id> <rev>`: who could see it when it came about. */
  readonly audiences = new Map<string, ReadonlySet<string>>();
  /** What went wrong already while commits were read. */
  readonly violations: string[] = [];
  readonly #seqs = new Map<string, number>();
  #now: () => number = () => 0;
  #seen = new Map<string, ReadonlySet<string>>();

  setClock(now: () => number): void {
    this.#now = now;
  }

  readonly take = (commit: Commit): void => {
    for (const { stream, rows } of commit.changes) {
      const held = this.streams.get(stream) ?? new Map<string, Row>();
      this.streams.set(stream, held);
      for (const row of rows) {
        if (row.kind === 'message' && !isDead(row) && !held.has(keyOf(row))) this.#takeNew(row);
        held.set(keyOf(row), row);
      }
    }
    if (
      commit.rightsChanged === 'all' ||
      commit.rightsChanged.length > 0 ||
      commit.changes.some(({ rows }) => rows.some(({ kind }) => kind !== 'message'))
    )
      this.#seen.clear();
    for (const { stream, rows } of commit.changes) {
      for (const row of rows)
        if (row.kind === 'message') this.audiences.set(`${row.id} ${row.rev}`, this.readersOf(stream.slice(8)));
    }
  };

  rows<R extends Row>(stream: string, kind: R['kind']): R[] {
    return [...(this.streams.get(stream)?.values() ?? [])].filter((row) => row.kind === kind && !isDead(row)) as R[];
  }
  messages(channelId: string): MessageRow[] {
    return this.rows<MessageRow>(`channel:${channelId}`, 'message').sort((a, b) => a.seq - b.seq);
  }
  allMessages(): MessageRow[] {
    return [...this.streams.keys()]
      .filter((name) => name.startsWith('channel:'))
      .flatMap((name) => this.messages(name.slice(8)));
  }
  get community(): CommunityRow {
    const [name = ''] = [...this.streams.keys()].filter((each) => each.startsWith('community:'));
    return this.rows<CommunityRow>(name, 'community')[0]!;
  }
  members(): MemberRow[] {
    return this.rows<MemberRow>(`community:${this.community.id}`, 'member');
  }

  /** Ids of the channels and categories that a member may see now. */
  placesOf(memberId: string): ReadonlySet<string> {
    const known = this.#seen.get(memberId);
    if (known) return known;
    const member = this.members().find(({ id }) => id === memberId);
    const places = member?.status === 'active' ? this.#look(member) : new Set<string>();
    this.#seen.set(memberId, places);
    return places;
  }

  readersOf(channelId: string): ReadonlySet<string> {
    return new Set(
      this.members()
        .map(({ id }) => id)
        .filter((id) => this.placesOf(id).has(channelId)),
    );
  }

  #look(member: MemberRow): ReadonlySet<string> {
    const { community } = this;
    const roles = this.rows<RoleRow>(`community:${community.id}`, 'role');
    const names = [...this.streams.keys()];
    const rows = names.flatMap((name) => [
      ...this.rows<ChannelRow>(name, 'channel'),
      ...this.rows<CategoryRow>(name, 'category'),
    ]);
    const { channels, categories } = visiblePlaces(viewerOf(member, community), roles, this.#now(), rows);
    return new Set([...channels, ...categories].map(({ id }) => id));
  }

  /** Seqs have no holes, and no message comes about twice. */
  #takeNew(row: MessageRow): void {
    const last = this.#seqs.get(row.channelId) ?? 0;
    if (row.seq !== last + 1) this.violations.push(`I6: seq ${row.seq} after ${last} in ${row.channelId}`);
    this.#seqs.set(row.channelId, row.seq);
  }
}
