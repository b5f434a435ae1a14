/**
 * The replica in IndexedDB. Several tabs share it, so revs and cursors are compared with what is stored, never with what
 * this tab remembers. Each method is one IndexedDB transaction; the outbox is written with strict durability.
 */
import type { MessageRow } from '../protocol/messages.ts';
import { newer } from '../model/newer-message.ts';
import { isDead } from '../protocol/dead-rows.ts';
import type {
  Cache,
  CacheChange,
  CacheSnapshot,
  Draft,
  MessagePage,
  OutboxChange,
  OutboxEntry,
  SeqRange,
} from './cache.ts';
import { answer, transact } from './idb-promise.ts';
import { CACHE_VERSION, STORES, type StoredRow, type StoredStream, type StoreName, upgrade } from './idb-schema.ts';
import { heldSpan, joinRanges } from './seq-ranges.ts';

/** What rows, cursors and the outbox entries they retire are written to. */
const REPLICA: readonly StoreName[] = ['messages', 'rows', 'streams', 'outbox'];
const seqsOf = (channelId: string, from: number, to: number): IDBKeyRange =>
  IDBKeyRange.bound([channelId, from], [channelId, to]);

export class IdbCache implements Cache {
  readonly persistent = true;
  readonly #name: string;
  readonly #onLost: () => void;
  #db: IDBDatabase | undefined;
  #opening: Promise<unknown> = Promise.resolve();

  /** @param onLost called when the browser takes the database away while it is open. */
  constructor(name: string, onLost: () => void) {
    this.#name = name;
    this.#onLost = onLost;
  }

  async open(): Promise<CacheSnapshot> {
    this.close();
    const request = indexedDB.open(this.#name, CACHE_VERSION);
    request.onupgradeneeded = () => upgrade(request.result);
    const opening = answer<IDBDatabase>(request);
    this.#opening = opening.catch(() => undefined); // whoever opens it is told
    const db = await opening;
    db.onversionchange = () => {
      this.close(); // a newer version or an erasure waits in another tab
      this.#onLost();
    };
    db.onclose = this.#onLost;
    this.#db = db;
    const names = STORES.filter((name) => name !== 'messages');
    const [rows, streams, outbox, drafts, settings] = await this.#read(names, (tx) =>
      Promise.all(names.map((name) => answer(tx.objectStore(name).getAll()))),
    );
    const cursors = (streams as StoredStream[]).flatMap(({ stream, cursor }) =>
      cursor ? [[stream, cursor] as const] : [],
    );
    return {
      rows: rows as StoredRow[],
      cursors: new Map(cursors),
      outbox: outbox as OutboxEntry[],
      drafts: drafts as Draft[],
      settings: new Map((settings as { key: string; value: unknown }[]).map(({ key, value }) => [key, value])),
    };
  }

  messages(channelId: string, page: MessagePage): Promise<readonly MessageRow[]> {
    return this.#read(['messages', 'streams'], async (tx) => {
      const held = await heldOf(tx, `channel:${channelId}`);
      const span = held && heldSpan(held.ranges, page);
      return span ? answer(tx.objectStore('messages').getAll(seqsOf(channelId, span.from, span.to))) : [];
    });
  }

  async ranges(channelId: string): Promise<readonly SeqRange[]> {
    return (await this.#read(['streams'], (tx) => heldOf(tx, `channel:${channelId}`)))?.ranges ?? [];
  }

  apply(changes: readonly CacheChange[]): Promise<void> {
    return this.#write(REPLICA, 'relaxed', async (tx) => {
      for (const change of changes) await applyOne(tx, change);
    });
  }

  forget(streams: readonly string[]): Promise<void> {
    return this.#write(REPLICA, 'default', async (tx) => {
      for (const stream of streams) {
        await forgetRows(tx, stream);
        await answer(tx.objectStore('streams').delete(stream));
      }
    });
  }

  enqueue(entry: Omit<OutboxEntry, 'n'>): Promise<OutboxEntry> {
    return this.#write(['outbox'], 'strict', async (tx) => ({
      ...entry,
      n: await answer<number>(tx.objectStore('outbox').add(entry)),
    }));
  }

  updateOutbox(opId: string, change: OutboxChange): Promise<void> {
    return this.#write(['outbox'], 'strict', async (tx) => {
      const outbox = tx.objectStore('outbox');
      const stored = await answer<OutboxEntry | undefined>(outbox.index('opId').get(opId));
      if (!stored) return;
      const { failure: _, ...rest } = stored;
      await answer(outbox.put({ ...rest, ...change }));
    });
  }

  dequeue(opIds: readonly string[]): Promise<void> {
    return this.#write(['outbox'], 'strict', (tx) => drop(tx, opIds));
  }

  outbox(): Promise<readonly OutboxEntry[]> {
    return this.#read(['outbox'], (tx) => answer(tx.objectStore('outbox').getAll()));
  }

  putDraft(draft: Draft): Promise<void> {
    const isEmpty = draft.text === '' && draft.replyToId === undefined;
    return this.#put('drafts', (store) => (isEmpty ? store.delete(draft.channelId) : store.put(draft)));
  }

  putSetting(key: string, value: unknown): Promise<void> {
    return this.#put('settings', (store) => store.put({ key, value }));
  }

  /** Empties the stores first: another tab may hold the database open and so delay its deletion. */
  async destroy(): Promise<void> {
    await this.#opening;
    if (this.#db)
      await this.#write(STORES, 'strict', async (tx) => {
        for (const name of STORES) await answer(tx.objectStore(name).clear());
      });
    this.close();
    await answer(indexedDB.deleteDatabase(this.#name));
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
  }

  #put(name: StoreName, work: (store: IDBObjectStore) => IDBRequest): Promise<void> {
    return this.#write([name], 'default', (tx) => answer(work(tx.objectStore(name))));
  }

  async #read<T>(names: readonly StoreName[], work: (tx: IDBTransaction) => Promise<T>): Promise<T> {
    return transact(this.#open().transaction(names), work);
  }

  async #write<T>(
    names: readonly StoreName[],
    durability: IDBTransactionDurability,
    work: (tx: IDBTransaction) => Promise<T>,
  ): Promise<T> {
    return transact(this.#open().transaction(names, 'readwrite', { durability }), work);
  }

  #open(): IDBDatabase {
    if (!this.#db) throw new DOMException('The cache is closed.', 'InvalidStateError');
    return this.#db;
  }
}

const heldOf = (tx: IDBTransaction, stream: string): Promise<StoredStream | undefined> =>
  answer(tx.objectStore('streams').get(stream));

async function applyOne(tx: IDBTransaction, change: CacheChange): Promise<void> {
  const { stream, cursor, retired = [] } = change;
  let held = await heldOf(tx, stream);
  if (change.readRev !== undefined && held?.cursor && held.cursor.rev > change.readRev) return;
  const isOld = cursor && held?.cursor?.epoch === cursor.epoch && held.cursor.rev > cursor.rev;
  if (change.reset && isOld) return drop(tx, retired);
  if (change.reset) {
    await forgetRows(tx, stream);
    held = undefined;
  }
  await Promise.all([putMessages(tx, change), putRows(tx, change)]);
  const newest = isOld || !cursor ? held?.cursor : cursor;
  const ranges = joinRanges([...(held?.ranges ?? []), ...(change.ranges ?? [])]);
  await answer(tx.objectStore('streams').put({ stream, ranges, ...(newest && { cursor: newest }) }));
  await drop(tx, retired);
}

async function forgetRows(tx: IDBTransaction, stream: string): Promise<void> {
  await answer(tx.objectStore('rows').delete(IDBKeyRange.bound([stream], [stream, []])));
  if (stream.startsWith('channel:'))
    await answer(tx.objectStore('messages').delete(seqsOf(stream.slice(8), 0, Infinity)));
}

async function drop(tx: IDBTransaction, opIds: readonly string[]): Promise<void> {
  const outbox = tx.objectStore('outbox');
  for (const opId of opIds) {
    const n = await answer<number | undefined>(outbox.index('opId').getKey(opId));
    if (n !== undefined) await answer(outbox.delete(n));
  }
}

async function putRows(tx: IDBTransaction, { stream, rows }: CacheChange): Promise<void> {
  const store = tx.objectStore('rows');
  await Promise.all(
    rows.map(async (row) => {
      if (row.kind === 'message' && !isDead(row)) return;
      const held = await answer<StoredRow | undefined>(store.get([stream, row.kind, row.id]));
      if ((held?.row.rev ?? 0) < row.rev) await answer(store.put({ stream, kind: row.kind, id: row.id, row }));
    }),
  );
}

/** One read for the whole stretch, then only the puts that bring something newer. */
async function putMessages(tx: IDBTransaction, { rows }: CacheChange): Promise<void> {
  const messages = rows.filter((row): row is MessageRow => row.kind === 'message' && !isDead(row));
  const [first] = messages;
  if (!first) return;
  const store = tx.objectStore('messages');
  const seqs = messages.map((message) => message.seq);
  const [from, to] = [Math.min(...seqs), Math.max(...seqs)];
  const held =
    to - from < 4 * seqs.length
      ? await answer<MessageRow[]>(store.getAll(seqsOf(first.channelId, from, to)))
      : await Promise.all(seqs.map((seq) => answer<MessageRow | undefined>(store.get([first.channelId, seq]))));
  const known = new Map(held.map((message) => [message?.seq, message]));
  const changed = messages.filter(({ seq, rev }) => (known.get(seq)?.rev ?? 0) < rev);
  await Promise.all(changed.map((message) => answer(store.put(newer(known.get(message.seq), message)))));
}
