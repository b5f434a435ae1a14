/** The layout of the replica in IndexedDB. Only `idb-*.ts` files know it. Rises by one with each change; see `upgrade`. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { MessageRow } from '../protocol/messages.ts';
import type { Row } from '../protocol/rows.ts';
import type { Cursor } from '../protocol/wire.ts';
import type { Draft, OutboxEntry, SeqRange } from './cache.ts';

export const CACHE_VERSION = 1;

export interface CacheSchema extends DBSchema {
  /** By channel and seq: a page is one key range, read at once. */
  messages: { key: [string, number]; value: MessageRow };
  /** All other rows. */
  rows: { key: [string, string, string]; value: { stream: string; kind: string; id: string; row: Row } };
  streams: { key: string; value: { stream: string; cursor?: Cursor; ranges: readonly SeqRange[] } };
  outbox: { key: number; value: OutboxEntry; indexes: { opId: string } };
  drafts: { key: string; value: Draft };
  settings: { key: string; value: { key: string; value: unknown } };
}

export const STORES = ['messages', 'rows', 'streams', 'outbox', 'drafts', 'settings'] as const;

/** Creates what is missing. Everything but the outbox and drafts can be fetched again, so a later version may drop it. */
export function upgrade(db: IDBPDatabase<CacheSchema>): void {
  db.createObjectStore('messages', { keyPath: ['channelId', 'seq'] });
  db.createObjectStore('rows', { keyPath: ['stream', 'kind', 'id'] });
  db.createObjectStore('streams', { keyPath: 'stream' });
  db.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true }).createIndex('opId', 'opId', { unique: true });
  db.createObjectStore('drafts', { keyPath: 'channelId' });
  db.createObjectStore('settings', { keyPath: 'key' });
}
