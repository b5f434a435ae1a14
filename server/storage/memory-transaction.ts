/** All writes of `MemoryStorage`, into a unit's own layer. Closed once the unit has ended: a late call is a bug and throws. */
import { type StreamName, channelStream } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { MessageRow, MessageVersion } from '../../src/protocol/messages.ts';
import type { AuditEntry } from '../../src/protocol/moderation.ts';
import { type Row, isDead } from '../../src/protocol/rows.ts';
import * as port from '../domain/storage.ts';
import { MemoryReader } from './memory-reader.ts';
import { ALL, resultKey, rowKey, tables } from './memory-tables.ts';
import { hasGlobalId } from './row-address.ts';

/** As a database would give it back: plain, without undefined fields, and nobody's to change. */
function copy<T extends object>(value: T): T {
  return Object.freeze(JSON.parse(JSON.stringify(value)) as T);
}

export class MemoryTransaction extends MemoryReader implements port.Transaction {
  #closed = false;

  close(): void {
    this.#closed = true;
  }
  protected override answer<T>(work: () => T): Promise<T> {
    return super.answer(() => {
      if (this.#closed) throw new Error('This transaction has ended.');
      return work();
    });
  }

  nextRev(stream: StreamName): Promise<number> {
    return this.answer(() => {
      const head = this.headOf(stream);
      tables.heads.set(this.layer, ALL, stream, { ...head, rev: head.rev + 1 });
      return head.rev + 1;
    });
  }
  nextSeq(channelId: string, at: number): Promise<number> {
    return this.answer(() => {
      const head = this.headOf(channelStream(channelId));
      tables.heads.set(this.layer, ALL, channelStream(channelId), { ...head, lastSeq: head.lastSeq + 1, lastAt: at });
      return head.lastSeq + 1;
    });
  }
  addBroadMention(channelId: string, mention: port.Head['broadMentions'][number]): Promise<void> {
    return this.answer(() => {
      const head = this.headOf(channelStream(channelId));
      const broadMentions = [...head.broadMentions, copy(mention)].slice(-LIMITS.broadMentions);
      tables.heads.set(this.layer, ALL, channelStream(channelId), { ...head, broadMentions });
    });
  }
  dropBroadMentions(channelId: string, seq: number): Promise<boolean> {
    return this.answer(() => {
      const head = this.headOf(channelStream(channelId));
      const broadMentions = head.broadMentions.filter((mention) => mention.seq !== seq);
      if (broadMentions.length === head.broadMentions.length) return false;
      tables.heads.set(this.layer, ALL, channelStream(channelId), { ...head, broadMentions });
      return true;
    });
  }

  put(stream: StreamName, row: Row, options: PutOptions = {}): Promise<void> {
    return this.answer(() => {
      this.#put(stream, row, options);
    });
  }
  insert(stream: StreamName, row: Row, options: PutOptions = {}): Promise<void> {
    return this.answer(() => {
      const isTaken = hasGlobalId(row.kind)
        ? tables.ids.get(this.layer, ALL, row.id) !== undefined
        : this.rowOf(stream, row.kind, row.id) !== undefined;
      if (isTaken) throw new port.DuplicateId(row.id);
      if (row.kind === 'message') this.#putMessage(row as MessageRow);
      else this.#put(stream, row, options);
    });
  }
  putMessage(row: MessageRow): Promise<void> {
    return this.answer(() => {
      this.#putMessage(row);
    });
  }
  addVersion(messageId: string, version: MessageVersion): Promise<void> {
    return this.answer(() => {
      const versions = tables.versions.get(this.layer, ALL, messageId) ?? [];
      tables.versions.set(this.layer, ALL, messageId, [...versions, copy(version)]);
    });
  }
  dropVersions(messageId: string): Promise<void> {
    return this.answer(() => {
      tables.versions.set(this.layer, ALL, messageId, undefined);
    });
  }
  setReaction(messageId: string, memberId: string, emoji: string, on: boolean): Promise<boolean> {
    return this.answer(() => {
      const entries = this.reactionsOf(messageId);
      const others = entries.filter((entry) => entry.memberId !== memberId || entry.emoji !== emoji);
      if (on === others.length < entries.length) return false;
      tables.reactions.set(this.layer, ALL, messageId, on ? [...entries, { emoji, memberId }] : others);
      return true;
    });
  }
  dropReactions(messageId: string): Promise<void> {
    return this.answer(() => {
      tables.reactions.set(this.layer, ALL, messageId, undefined);
    });
  }

  putAccount(communityId: string, account: port.Account): Promise<void> {
    return this.answer(() => {
      const holder = tables.subjects.get(this.layer, communityId, account.subject);
      if (holder !== undefined && holder !== account.memberId) throw new port.DuplicateId(account.subject);
      const former = tables.accounts.get(this.layer, communityId, account.memberId);
      if (former) tables.subjects.set(this.layer, communityId, former.subject, undefined);
      tables.accounts.set(this.layer, communityId, account.memberId, copy(account));
      tables.subjects.set(this.layer, communityId, account.subject, account.memberId);
    });
  }
  putResult(memberId: string, opId: string, result: port.StoredResult): Promise<void> {
    return this.answer(() => {
      tables.results.set(this.layer, ALL, resultKey(memberId, opId), copy(result));
    });
  }
  putInvite(invite: port.InviteRecord): Promise<void> {
    return this.answer(() => {
      const former = tables.invites.get(this.layer, ALL, invite.id);
      if (former && former.communityId !== invite.communityId) throw new port.DuplicateId(invite.id);
      tables.invites.set(this.layer, ALL, invite.id, copy(invite));
    });
  }
  addAudit(communityId: string, entry: Omit<AuditEntry, 'n'>): Promise<void> {
    return this.answer(() => {
      const n = this.#count(`audit ${communityId}`);
      tables.audit.set(this.layer, communityId, String(n), copy({ ...entry, n }));
    });
  }
  putSetting(scope: string, key: string, value: unknown): Promise<void> {
    return this.answer(() => {
      tables.settings.set(this.layer, scope, key, value === undefined ? undefined : JSON.stringify(value));
    });
  }
  putPicture(picture: port.PictureRecord): Promise<void> {
    return this.answer(() => {
      tables.pictures.set(this.layer, ALL, picture.name, copy(picture));
    });
  }
  dropPicture(name: string): Promise<void> {
    return this.answer(() => {
      tables.pictures.set(this.layer, ALL, name, undefined);
    });
  }
  dropResultsBefore(at: number): Promise<void> {
    return this.answer(() => {
      for (const [key, result] of this.layer.entries('results', ALL)) {
        if ((result as port.StoredResult).at < at) tables.results.set(this.layer, ALL, key, undefined);
      }
    });
  }

  #put(stream: StreamName, row: Row, options: PutOptions): void {
    const key = rowKey(row.kind, row.id);
    const former = tables.rows.get(this.layer, stream, key);
    tables.rows.set(this.layer, stream, key, {
      row: copy(row),
      skeleton: options.nameSkeleton ?? former?.skeleton ?? '',
    });
    if (hasGlobalId(row.kind)) tables.ids.set(this.layer, ALL, row.id, '');
    if (row.kind === 'community') tables.communities.set(this.layer, ALL, row.id, isDead(row) ? undefined : stream);
    if (row.kind !== 'channel' && row.kind !== 'category') return;
    const known = former && 'communityId' in former.row ? former.row.communityId : undefined;
    const communityId = 'communityId' in row ? row.communityId : (options.communityId ?? known);
    if (communityId === undefined) return;
    tables.places.set(
      this.layer,
      communityId,
      row.id,
      isDead(row) ? undefined : { stream, kind: row.kind, id: row.id },
    );
  }
  #putMessage(row: MessageRow): void {
    const n = this.messageOf(row.id)?.n ?? this.#count('messages');
    tables.ids.set(this.layer, ALL, row.id, row.channelId);
    tables.messages.set(this.layer, row.channelId, row.id, { n, row: copy(row) });
  }
  #count(name: string): number {
    const next = (tables.counters.get(this.layer, ALL, name) ?? 0) + 1;
    tables.counters.set(this.layer, ALL, name, next);
    return next;
  }
}

type PutOptions = NonNullable<Parameters<port.Transaction['put']>[2]>;
