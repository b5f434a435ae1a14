/** What `MemoryStorage` keeps. The comment says by what each table is grouped and keyed. */
import type { StreamName } from '../../src/protocol/ids.ts';
import type { MessageRow, MessageVersion } from '../../src/protocol/messages.ts';
import type { AuditEntry } from '../../src/protocol/moderation.ts';
import type { Row } from '../../src/protocol/rows.ts';
import type { Account, Head, InviteRecord, PictureRecord, ReactionEntry, StoredResult } from '../domain/storage.ts';
import { Table } from './memory-layer.ts';

export interface StoredRow {
  readonly row: Row;
  readonly skeleton: string;
}
export interface StoredMessage {
  /** Order of arrival over all channels; search answers newest first by it. */
  readonly n: number;
  readonly row: MessageRow;
}
export interface Place {
  readonly stream: StreamName;
  readonly kind: 'channel' | 'category';
  readonly id: string;
}

export const NO_HEAD: Head = { rev: 0, lastSeq: 0, lastAt: null, broadMentions: [] };
/** Owner of what belongs to the whole server. */
export const ALL = '';

export const tables = {
  /** ALL, stream */
  heads: new Table<Head>('heads'),
  /** stream, kind and id */
  rows: new Table<StoredRow>('rows'),
  /** community, id */
  places: new Table<Place>('places'),
  /** ALL, id */
  communities: new Table<StreamName>('communities'),
  /** ALL, id: the owner that keeps a message, or '' for what is no message */
  ids: new Table<string>('ids'),
  /** channel, id */
  messages: new Table<StoredMessage>('messages'),
  /** ALL, message */
  versions: new Table<readonly MessageVersion[]>('versions'),
  /** ALL, message */
  reactions: new Table<readonly ReactionEntry[]>('reactions'),
  /** community, member */
  accounts: new Table<Account>('accounts'),
  /** community, subject */
  subjects: new Table<string>('subjects'),
  /** ALL, member and operation */
  results: new Table<StoredResult>('results'),
  /** ALL, id */
  invites: new Table<InviteRecord>('invites'),
  /** community, n */
  audit: new Table<AuditEntry>('audit'),
  /** scope, key: JSON */
  settings: new Table<string>('settings'),
  /** ALL, name */
  pictures: new Table<PictureRecord>('pictures'),
  /** ALL, name */
  counters: new Table<number>('counters'),
};

export const rowKey = (kind: string, id: string): string => `${kind} ${id}`;
export const resultKey = (memberId: string, opId: string): string => `${memberId} ${opId}`;
