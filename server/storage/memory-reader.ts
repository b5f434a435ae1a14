/**
 * All reads of `MemoryStorage`, over one layer: the committed one for readers outside, a unit's own inside a transaction.
 * Lists are found by looking at every row of their stream, channel or community: fair for tests, not for a server.
 */
import { type StreamName, channelStream, communityStream, parseStream } from '../../src/protocol/ids.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import { type Row, type RowKind, isDead } from '../../src/protocol/rows.ts';
import type * as port from '../domain/storage.ts';
import { compareText, nameKey, nameSearch, nameWords } from './member-names.ts';
import type { Layer } from './memory-layer.ts';
import { ALL, NO_HEAD, resultKey, rowKey, tables } from './memory-tables.ts';
import { cutMessagePage } from './message-page.ts';
import { holdsPhrases, searchPhrases, textTokens } from './search-words.ts';

type Found<K extends RowKind> = Extract<Row, { kind: K }>;

export class MemoryReader implements port.Reader {
  protected readonly layer: Layer;

  constructor(layer: Layer) {
    this.layer = layer;
  }

  /** Every method answers through here, so that a subclass can refuse. */
  protected answer<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => {
      resolve(work());
    });
  }

  head(stream: StreamName): Promise<port.Head> {
    return this.answer(() => this.headOf(stream));
  }
  heads(streams: readonly StreamName[]): Promise<ReadonlyMap<StreamName, port.Head>> {
    return this.answer(() => new Map(streams.map((stream) => [stream, this.headOf(stream)])));
  }
  row<K extends RowKind>(stream: StreamName, kind: K, id: string): Promise<Found<K> | undefined> {
    return this.answer(() => this.rowOf(stream, kind, id) as Found<K> | undefined);
  }
  rows<K extends RowKind>(stream: StreamName, kind: K): Promise<readonly Found<K>[]> {
    return this.answer(() => {
      const rows = this.#rowsOf(stream).filter((row) => row.kind === kind && !isDead(row)) as Found<K>[];
      return rows.sort((a, b) => compareText(a.id, b.id));
    });
  }
  places(communityId: string): Promise<readonly Found<'channel' | 'category'>[]> {
    return this.answer(() =>
      tables.places
        .list(this.layer, communityId)
        .map((place) => this.rowOf(place.stream, place.kind, place.id) as Found<'channel' | 'category'>)
        .sort((a, b) => compareText(a.id, b.id)),
    );
  }
  changed(stream: StreamName, since: number, limit: number): Promise<readonly Row[]> {
    return this.answer(() => {
      const rows = this.#rowsOf(stream).sort((a, b) => compareText(rowKey(a.kind, a.id), rowKey(b.kind, b.id)));
      const all: Row[] = [...rows, ...this.#channelMessages(parseStream(stream)?.id ?? '')];
      return all
        .filter((row) => row.rev > since)
        .sort((a, b) => a.rev - b.rev)
        .slice(0, limit);
    });
  }

  community(idOrSlug: string): Promise<Found<'community'> | undefined> {
    return this.answer(() => this.#communityRows().find((row) => row.id === idOrSlug || row.slug === idOrSlug));
  }
  communities(): Promise<readonly Found<'community'>[]> {
    return this.answer(() => this.#communityRows());
  }

  message(messageId: string): Promise<MessageRow | undefined> {
    return this.answer(() => this.messageOf(messageId)?.row);
  }
  messages(channelId: string, page: port.MessagePageRequest): Promise<port.MessagePage> {
    return this.answer(() => {
      const all = this.#channelMessages(channelId);
      return cutMessagePage(
        {
          below: (seq, limit) =>
            all
              .filter((row) => row.seq < seq)
              .reverse()
              .slice(0, limit),
          above: (seq, limit) => all.filter((row) => row.seq > seq).slice(0, limit),
        },
        page,
      );
    });
  }
  pins(channelId: string): Promise<readonly MessageRow[]> {
    return this.answer(() =>
      this.#channelMessages(channelId)
        .filter((row) => row.pinned)
        .sort((a, b) => (b.pinned?.at ?? 0) - (a.pinned?.at ?? 0) || b.seq - a.seq),
    );
  }
  versions(messageId: string): ReturnType<port.Reader['versions']> {
    return this.answer(() => tables.versions.get(this.layer, ALL, messageId) ?? []);
  }
  reactions(messageId: string): Promise<readonly port.ReactionEntry[]> {
    return this.answer(() => this.reactionsOf(messageId));
  }
  ownReactions(memberId: string, messageIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    return this.answer(() => {
      const own = messageIds.map(
        (id) => [id, this.reactionsOf(id).filter((entry) => entry.memberId === memberId)] as const,
      );
      return new Map(
        own
          .filter(([, entries]) => entries.length > 0)
          .map(([id, entries]) => [id, entries.map((entry) => entry.emoji)]),
      );
    });
  }
  search(request: port.SearchRequest): ReturnType<port.Reader['search']> {
    return this.answer(() => {
      const phrases = searchPhrases(request.words);
      if (phrases.length === 0) return { rows: [], hasMore: false };
      const { authorId, before = Infinity, after = -Infinity, limit } = request;
      const found = [...new Set(request.channelIds)]
        .flatMap((id) => tables.messages.list(this.layer, id))
        .filter(({ row }) => !row.removed && row.createdAt < before && row.createdAt > after)
        .filter(
          ({ row }) =>
            (authorId === undefined || row.authorId === authorId) && holdsPhrases(textTokens(row.text), phrases),
        )
        .sort((a, b) => b.n - a.n)
        .map(({ row }) => row);
      return { rows: found.slice(0, limit), hasMore: found.length > limit };
    });
  }

  member(communityId: string, memberId: string): Promise<MemberRow | undefined> {
    return this.answer(() => this.#memberRow(communityId, memberId));
  }
  members(communityId: string, memberIds: readonly string[]): Promise<readonly MemberRow[]> {
    return this.answer(() => memberIds.flatMap((id) => this.#memberRow(communityId, id) ?? []));
  }
  memberPage(communityId: string, page: port.MemberPageRequest): ReturnType<port.Reader['memberPage']> {
    return this.answer(() => {
      const { roleId, status, after, limit } = page;
      const all = this.#memberRows(communityId)
        .filter(
          (row) =>
            (status === undefined || row.status === status) && (roleId === undefined || row.roleIds.includes(roleId)),
        )
        .sort(byName);
      const rest = after ? all.filter((row) => byName(row, after) > 0) : all;
      return { rows: rest.slice(0, limit), total: all.length, hasAfter: rest.length > limit };
    });
  }
  memberSearch(communityId: string, words: readonly string[], limit: number): Promise<readonly MemberRow[]> {
    return this.answer(() => {
      const { first, matches } = nameSearch(words);
      const active = this.#memberRows(communityId).filter((row) => row.status === 'active');
      const found = active.filter((row) => matches(nameKey(row.name))).sort(byName);
      if (first === undefined) return found.slice(0, limit);
      const led = found.map((row) => ({ row, word: firstWord(row.name, first) }));
      return led
        .sort((a, b) => compareText(a.word, b.word))
        .slice(0, limit)
        .map(({ row }) => row);
    });
  }
  roleCombinations(communityId: string): Promise<readonly port.RoleCombination[]> {
    return this.answer(() => {
      const counts = new Map<string, { readonly roleIds: readonly string[]; count: number }>();
      for (const row of this.#memberRows(communityId)) {
        if (row.status !== 'active') continue;
        const roleIds = [...new Set(row.roleIds)].sort(compareText);
        const key = JSON.stringify(roleIds);
        const held = counts.get(key);
        if (held) held.count++;
        else counts.set(key, { roleIds, count: 1 });
      }
      return [...counts.entries()].sort(([a], [b]) => compareText(a, b)).map(([, combination]) => combination);
    });
  }
  membersBySkeleton(communityId: string, skeleton: string): Promise<readonly MemberRow[]> {
    return this.answer(() => {
      if (skeleton === '') return [];
      return this.#memberRows(communityId)
        .filter(
          (row) =>
            tables.rows.get(this.layer, communityStream(communityId), rowKey('member', row.id))?.skeleton === skeleton,
        )
        .sort(byName);
    });
  }
  account(communityId: string, memberId: string): Promise<port.Account | undefined> {
    return this.answer(() => tables.accounts.get(this.layer, communityId, memberId));
  }
  accountBySubject(communityId: string, subject: string): Promise<port.Account | undefined> {
    return this.answer(() => {
      const memberId = tables.subjects.get(this.layer, communityId, subject);
      return memberId === undefined ? undefined : tables.accounts.get(this.layer, communityId, memberId);
    });
  }

  result(memberId: string, opId: string): Promise<port.StoredResult | undefined> {
    return this.answer(() => tables.results.get(this.layer, ALL, resultKey(memberId, opId)));
  }
  invite(communityId: string, inviteId: string): Promise<port.InviteRecord | undefined> {
    return this.answer(() => {
      const invite = tables.invites.get(this.layer, ALL, inviteId);
      return invite?.communityId === communityId ? invite : undefined;
    });
  }
  inviteByCode(codeHash: string): Promise<port.InviteRecord | undefined> {
    return this.answer(() => tables.invites.list(this.layer, ALL).find((invite) => invite.codeHash === codeHash));
  }
  invites(communityId: string): Promise<readonly port.InviteRecord[]> {
    return this.answer(() =>
      tables.invites
        .list(this.layer, ALL)
        .filter((invite) => invite.communityId === communityId)
        .sort((a, b) => b.createdAt - a.createdAt || compareText(b.id, a.id)),
    );
  }
  audit(communityId: string, page: Parameters<port.Reader['audit']>[1]): ReturnType<port.Reader['audit']> {
    return this.answer(() =>
      tables.audit
        .list(this.layer, communityId)
        .filter((entry) => entry.n < (page.before ?? Infinity) && (page.type === undefined || entry.type === page.type))
        .reverse()
        .slice(0, page.limit),
    );
  }
  setting(scope: string, key: string): Promise<unknown> {
    return this.answer(() => {
      const json = tables.settings.get(this.layer, scope, key);
      return json === undefined ? undefined : (JSON.parse(json) as unknown);
    });
  }
  picture(name: string): Promise<port.PictureRecord | undefined> {
    return this.answer(() => tables.pictures.get(this.layer, ALL, name));
  }
  unusedPictures(before: number): Promise<readonly port.PictureRecord[]> {
    return this.answer(() =>
      tables.pictures
        .list(this.layer, ALL)
        .filter(({ name, communityId, uploadedAt }) => uploadedAt < before && !this.#isShown(communityId, name))
        .sort((a, b) => compareText(a.name, b.name)),
    );
  }

  protected headOf(stream: StreamName): port.Head {
    return tables.heads.get(this.layer, ALL, stream) ?? NO_HEAD;
  }
  protected rowOf(stream: StreamName, kind: RowKind, id: string): Row | undefined {
    if (kind === 'message') {
      const row = this.messageOf(id)?.row;
      return row && channelStream(row.channelId) === stream ? row : undefined;
    }
    const found = tables.rows.get(this.layer, stream, rowKey(kind, id))?.row;
    return found && this.#withHead(stream, found);
  }
  protected messageOf(id: string) {
    const channelId = tables.ids.get(this.layer, ALL, id);
    return channelId ? tables.messages.get(this.layer, channelId, id) : undefined;
  }
  protected reactionsOf(messageId: string): readonly port.ReactionEntry[] {
    return tables.reactions.get(this.layer, ALL, messageId) ?? [];
  }

  #isShown(communityId: string, pictureName: string): boolean {
    return this.#rowsOf(communityStream(communityId)).some(
      (row) => 'pictureUrl' in row && row.pictureUrl === `/files/${pictureName}`,
    );
  }
  #rowsOf(stream: StreamName): Row[] {
    return tables.rows.list(this.layer, stream).map(({ row }) => this.#withHead(stream, row));
  }
  #withHead(stream: StreamName, row: Row): Row {
    if (row.kind !== 'channel' || isDead(row)) return row;
    const { lastSeq, lastAt, broadMentions } = this.headOf(stream);
    return { ...row, lastSeq, lastAt, broadMentions: [...broadMentions] };
  }
  #communityRows(): Found<'community'>[] {
    return [...this.layer.entries('communities', ALL).keys()]
      .map((id) => this.rowOf(communityStream(id), 'community', id) as Found<'community'>)
      .sort((a, b) => a.createdAt - b.createdAt || compareText(a.id, b.id));
  }
  #channelMessages(channelId: string): MessageRow[] {
    const rows = tables.messages.list(this.layer, channelId).map(({ row }) => row);
    return rows.sort((a, b) => a.seq - b.seq);
  }
  #memberRow(communityId: string, id: string): MemberRow | undefined {
    const row = this.rowOf(communityStream(communityId), 'member', id);
    return row && !isDead(row) ? (row as MemberRow) : undefined;
  }
  #memberRows(communityId: string): MemberRow[] {
    const rows = tables.rows.list(this.layer, communityStream(communityId)).map(({ row }) => row);
    return rows.filter((row): row is MemberRow => row.kind === 'member' && !isDead(row));
  }
}

function byName(
  a: { readonly name: string; readonly id: string },
  b: { readonly name: string; readonly id: string },
): number {
  return compareText(nameKey(a.name), nameKey(b.name)) || compareText(a.id, b.id);
}

function firstWord(name: string, beginning: string): string {
  const words = nameWords(nameKey(name)).filter((word) => word.startsWith(beginning));
  return words.sort(compareText)[0] ?? '';
}
