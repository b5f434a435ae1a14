/**
 * The replica in IndexedDB. Several tabs share it, so revs and cursors are compared with what is stored, never with what
 * this tab remembers. Each method is one IndexedDB transaction; the outbox is written with strict durability.
 */
import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { MessageRow } from '../protocol/messages.ts';
import { isDead } from '../protocol/dead-rows.ts';
import type { Cursor } from '../protocol/wire.ts';
import type { Cache, CacheChange, CacheSnapshot, Draft, OutboxEntry, SeqRange } from './cache.ts';
import { CACHE_VERSION, type CacheSchema, STORES, upgrade } from './idb-schema.ts';
import { heldSpan, joinRanges } from './seq-ranges.ts';

type Writing = IDBPTransaction<CacheSchema, ('messages' | 'rows' | 'streams' | 'outbox')[], 'readwrite'>;

const everything = (channelId: string): IDBKeyRange => IDBKeyRange.bound([channelId, 0], [channelId, Infinity]);

export class IdbCache implements Cache {
  readonly persistent = true;
  readonly #name: string;
  readonly #onLost: () => void;
  #db: IDBPDatabase<CacheSchema> | undefined;

  /** @param onLost called when the browser takes the database away while it is open. */
  constructor(name: string, onLost: () => void) {
    this.#name = name;
    this.#onLost = onLost;
  }

  async open(): Promise<CacheSnapshot> {
    this.close();
    const db = await openDB<CacheSchema>(this.#name, CACHE_VERSION, {
      upgrade,
      blocking: () => {
        this.close(); // a newer version or an erasure waits in another tab
        this.#onLost();
      },
      terminated: this.#onLost,
    });
    this.#db = db;
    const tx = db.transaction(['rows', 'streams', 'outbox', 'drafts', 'settings']);
    const [rows, streams, outbox, drafts, settings] = await Promise.all([
      tx.objectStore('rows').getAll(),
      tx.objectStore('streams').getAll(),
      tx.objectStore('outbox').getAll(),
      tx.objectStore('drafts').getAll(),
      tx.objectStore('settings').getAll(),
    ]);
    const cursors = new Map<string, Cursor>();
    for (const { stream, cursor } of streams) if (cursor) cursors.set(stream, cursor);
    return { rows, cursors, outbox, drafts, settings: new Map(settings.map(({ key, value }) => [key, value])) };
  }

  async messages(
    channelId: string,
    page: { readonly before?: number; readonly after?: number; readonly limit: number },
  ): Promise<readonly MessageRow[]> {
    const tx = this.#open().transaction(['messages', 'streams']);
    const held = await tx.objectStore('streams').get(`channel:${channelId}`);
    const span = held && heldSpan(held.ranges, page);
    if (!span) return [];
    return tx.objectStore('messages').getAll(IDBKeyRange.bound([channelId, span.from], [channelId, span.to]));
  }

  async ranges(channelId: string): Promise<readonly SeqRange[]> {
    return (await this.#open().get('streams', `channel:${channelId}`))?.ranges ?? [];
  }

  async apply(changes: readonly CacheChange[]): Promise<void> {
    const tx = this.#open().transaction(['messages', 'rows', 'streams', 'outbox'], 'readwrite', {
      durability: 'relaxed',
    });
    try {
      for (const change of changes) await this.#applyOne(tx, change);
      await tx.done;
    } catch (error) {
      await abort(tx);
      throw error;
    }
  }

  async #applyOne(tx: Writing, change: CacheChange): Promise<void> {
    const streams = tx.objectStore('streams');
    const { stream, cursor } = change;
    let held = await streams.get(stream);
    if (change.readRev !== undefined && held?.cursor && held.cursor.rev > change.readRev) return;
    if (change.reset) {
      await forgetRows(tx, stream);
      held = undefined;
    }
    await Promise.all([putMessages(tx, change), putRows(tx, change)]);
    const goesBack = cursor && held?.cursor?.epoch === cursor.epoch && held.cursor.rev > cursor.rev;
    const newest = goesBack || !cursor ? held?.cursor : cursor;
    const ranges = joinRanges([...(held?.ranges ?? []), ...(change.ranges ?? [])]);
    await streams.put({ stream, ranges, ...(newest && { cursor: newest }) });
    if (change.retired) await drop(tx, change.retired);
  }

  async forget(streams: readonly string[]): Promise<void> {
    const tx = this.#open().transaction(['messages', 'rows', 'streams', 'outbox'], 'readwrite');
    await Promise.all(streams.flatMap((stream) => [forgetRows(tx, stream), tx.objectStore('streams').delete(stream)]));
    await tx.done;
  }

  async enqueue(entry: Omit<OutboxEntry, 'n'>): Promise<OutboxEntry> {
    const tx = this.#open().transaction('outbox', 'readwrite', { durability: 'strict' });
    const n = await tx.store.add(entry as OutboxEntry);
    await tx.done;
    return { ...entry, n };
  }

  async updateOutbox(
    opId: string,
    change: Pick<OutboxEntry, 'attempts'> & Partial<Pick<OutboxEntry, 'failure'>>,
  ): Promise<void> {
    const tx = this.#open().transaction('outbox', 'readwrite', { durability: 'strict' });
    const stored = await tx.store.index('opId').get(opId);
    if (stored) {
      const { failure: _, ...rest } = stored;
      await tx.store.put({ ...rest, ...change });
    }
    await tx.done;
  }

  async dequeue(opIds: readonly string[]): Promise<void> {
    const tx = this.#open().transaction(['messages', 'rows', 'streams', 'outbox'], 'readwrite', {
      durability: 'strict',
    });
    await drop(tx, opIds);
    await tx.done;
  }

  outbox(): Promise<readonly OutboxEntry[]> {
    return this.#open().getAll('outbox');
  }

  async putDraft(draft: Draft): Promise<void> {
    if (draft.text === '' && draft.replyToId === undefined) await this.#open().delete('drafts', draft.channelId);
    else await this.#open().put('drafts', draft);
  }

  async putSetting(key: string, value: unknown): Promise<void> {
    await this.#open().put('settings', { key, value });
  }

  /** Empties the stores first: another tab may hold the database open and so delay its deletion. */
  async destroy(): Promise<void> {
    const db = this.#open();
    const tx = db.transaction([...STORES], 'readwrite', { durability: 'strict' });
    await Promise.all(STORES.map((store) => tx.objectStore(store).clear()));
    await tx.done;
    this.close();
    await deleteDB(this.#name);
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
  }

  #open(): IDBPDatabase<CacheSchema> {
    if (!this.#db) throw new DOMException('The cache is closed.', 'InvalidStateError');
    return this.#db;
  }
}

async function abort(tx: Writing): Promise<void> {
  try {
    tx.abort();
    await tx.done;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // an aborted transaction says so by a DOMException
  }
}

async function forgetRows(tx: Writing, stream: string): Promise<void> {
  await tx.objectStore('rows').delete(IDBKeyRange.bound([stream], [stream, []]));
  if (stream.startsWith('channel:')) await tx.objectStore('messages').delete(everything(stream.slice(8)));
}

async function drop(tx: Writing, opIds: readonly string[]): Promise<void> {
  const outbox = tx.objectStore('outbox');
  for (const opId of opIds) {
    const n = await outbox.index('opId').getKey(opId);
    if (n !== undefined) await outbox.delete(n);
  }
}

async function putRows(tx: Writing, { stream, rows }: CacheChange): Promise<void> {
  const store = tx.objectStore('rows');
  await Promise.all(
    rows.map(async (row) => {
      if (row.kind === 'message' && !isDead(row)) return;
      const held = await store.get([stream, row.kind, row.id]);
      if ((held?.row.rev ?? 0) < row.rev) await store.put({ stream, kind: row.kind, id: row.id, row });
    }),
  );
}

/** One read for the whole stretch, then only the puts that bring something newer. */
async function putMessages(tx: Writing, { rows }: CacheChange): Promise<void> {
  const messages = rows.filter((row): row is MessageRow => row.kind === 'message' && !isDead(row));
  const [first] = messages;
  if (!first) return;
  const store = tx.objectStore('messages');
  const seqs = messages.map((message) => message.seq);
  const span = IDBKeyRange.bound([first.channelId, Math.min(...seqs)], [first.channelId, Math.max(...seqs)]);
  const dense = Math.max(...seqs) - Math.min(...seqs) < 4 * seqs.length;
  const held = dense
    ? await store.getAll(span)
    : await Promise.all(messages.map((message) => store.get([message.channelId, message.seq])));
  const revs = new Map(held.map((message) => [message?.seq, message?.rev ?? 0]));
  const newer = messages.filter((message) => (revs.get(message.seq) ?? 0) < message.rev);
  await Promise.all(newer.map((message) => store.put(message)));
}
