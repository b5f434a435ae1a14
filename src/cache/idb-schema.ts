/** The layout of the replica in IndexedDB. Only `idb-*.ts` files know it. Rises by one with each change; see `upgrade`. */
import type { Row } from '../protocol/rows.ts';
import type { Cursor } from '../protocol/wire.ts';
import type { SeqRange } from './cache.ts';

export const CACHE_VERSION = 1;

export interface StoredRow {
  readonly stream: string;
  readonly kind: string;
  readonly id: string;
  readonly row: Row;
}
export interface StoredStream {
  readonly stream: string;
  readonly cursor?: Cursor;
  readonly ranges: readonly SeqRange[];
}

export const STORES = ['messages', 'rows', 'streams', 'outbox', 'drafts', 'settings'] as const;
export type StoreName = (typeof STORES)[number];

/** Creates what is missing. Everything but the outbox and drafts can be fetched again, so a later version may drop it. */
export function upgrade(db: IDBDatabase): void {
  const create = (name: StoreName, keyPath: string | string[], autoIncrement = false): IDBObjectStore =>
    db.createObjectStore(name, { keyPath, autoIncrement });
  create('messages', ['channelId', 'seq']); // by channel and seq: a page is one key range, read at once
  create('rows', ['stream', 'kind', 'id']); // all other rows
  create('streams', 'stream');
  create('outbox', 'n', true).createIndex('opId', 'opId', { unique: true });
  create('drafts', 'channelId');
  create('settings', 'key');
}
