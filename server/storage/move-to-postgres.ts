/**
 * Carries the one file of an embedded store into a PostgreSQL database: every id, seq, rev and the epoch stay what they are,
 * so people's devices go on where they were. All of it is one transaction, made durable only after the digests of both
 * sides were compared; whatever interrupts it leaves an empty database, and it can be begun again.
 */
import { join } from 'node:path';
import pg from 'pg';
import { lockDataFolder } from './data-folder-lock.ts';
import { type MessageRecord, parseMessage } from './message-record.ts';
import { clientConfig, PgLine, type Value } from './postgres-connection.ts';
import { indexedWords, moreOf } from './postgres-messages.ts';
import { migrate } from './postgres-migrations.ts';
import { changeEpoch, openPostgresStorage } from './postgres-storage.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { createSqliteStorage } from './sqlite-storage.ts';
import { DATABASE_FILE, readOrMakeEpoch, writeNote } from './sqlite-store.ts';
import { type Ask, digestStore } from './store-digest.ts';

export interface Moved {
  /** Whether everything had been there before. */
  readonly wasThere: boolean;
  readonly streamCount: number;
  readonly messageCount: number;
}

type Cells = Readonly<Record<string, string | number | null>>;
interface Table {
  readonly name: string;
  /** What is read there; the columns are called the same here. */
  readonly select: string;
  /** Column and its type in PostgreSQL. */
  readonly columns: Readonly<Record<string, string>>;
  readonly change?: (cells: Cells) => Cells;
}

const of = (type: string, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, type]));

const TABLES: readonly Table[] = [
  {
    name: 'heads',
    select: 'SELECT * FROM heads',
    columns: { ...of('text', 'stream', 'broad_mentions'), ...of('bigint', 'rev', 'last_seq', 'last_at') },
  },
  {
    name: 'rows',
    select: `SELECT *, CASE WHEN kind = 'community' THEN json_extract(data, '$.slug') END AS slug,
      CASE WHEN kind IN ('member', 'community') THEN json_extract(data, '$.pictureUrl') END AS picture FROM rows`,
    columns: {
      ...of('text', 'stream', 'kind', 'id', 'community_id', 'slug', 'picture', 'data'),
      ...{ rev: 'bigint', deleted: 'boolean' },
    },
    change: (cells) => ({ ...cells, deleted: cells['deleted'] === 1 ? 'true' : 'false' }),
  },
  {
    name: 'messages',
    select: 'SELECT *, NULL AS words FROM messages ORDER BY n',
    columns: {
      ...of('bigint', 'n', 'seq', 'rev', 'created_at', 'pinned_at'),
      ...of('text', 'id', 'community_id', 'channel_id', 'author_id', 'text', 'more'),
      words: 'tsvector',
    },
    change(cells) {
      const row = parseMessage(cells as unknown as MessageRecord);
      const text = row.text.toWellFormed().replaceAll('\0', '\ufffd');
      return { ...cells, text, more: moreOf(row), words: indexedWords(row) };
    },
  },
  {
    name: 'versions',
    select: 'SELECT * FROM versions',
    columns: { ...of('text', 'message_id', 'data'), k: 'bigint' },
  },
  {
    name: 'reactions',
    select: 'SELECT * FROM reactions ORDER BY n',
    columns: { ...of('text', 'message_id', 'member_id', 'emoji'), n: 'bigint' },
  },
  ...(
    [
      ['members', 'community_id', 'id', 'name_key', 'status', 'role_key', 'skeleton'],
      ['member_roles', 'community_id', 'role_id', 'name_key', 'id', 'status'],
      ['member_words', 'community_id', 'word', 'name_key', 'id'],
      ['accounts', 'community_id', 'member_id', 'subject', 'data'],
      ['settings', 'scope', 'key', 'value'],
    ] as const
  ).map(([name, ...columns]) => ({ name, select: `SELECT * FROM ${name}`, columns: of('text', ...columns) })),
  {
    name: 'member_counts',
    select: 'SELECT * FROM member_counts',
    columns: { ...of('text', 'community_id', 'status', 'role_key'), count: 'bigint' },
  },
  {
    name: 'results',
    select: 'SELECT * FROM results',
    columns: { ...of('text', 'op_id', 'member_id', 'digest', 'result'), at: 'bigint' },
  },
  {
    name: 'invites',
    select: 'SELECT * FROM invites',
    columns: { ...of('text', 'id', 'community_id', 'code_hash', 'data'), created_at: 'bigint' },
  },
  {
    name: 'audit',
    select: 'SELECT * FROM audit',
    columns: { ...of('text', 'community_id', 'type', 'data'), n: 'bigint' },
  },
  {
    name: 'pictures',
    select: 'SELECT * FROM pictures',
    columns: { ...of('text', 'name', 'community_id'), uploaded_at: 'bigint' },
  },
];

const BATCH = 500;

/**
 * @param folder a data folder that no server is using.
 * @throws Error, in a sentence for the operator, when the database holds another store or what arrived is not what left.
 */
export async function moveToPostgres(folder: string, url: string, schema = 'hearth'): Promise<Moved> {
  // brings the file up to date, and says it when a server is using it
  await createSqliteStorage(folder, { allowMoved: true }).close();
  const lock = lockDataFolder(folder);
  const source = new SqliteConnection(join(folder, DATABASE_FILE));
  try {
    const epoch = readOrMakeEpoch(source);
    const target = await openPostgresStorage(url, { schema });
    await target.close();
    const moved = await migrate({ url, schema }, (line) => move(source, { url, schema }, line, epoch, target.epoch));
    writeNote(source, 'moved', new Date().toISOString());
    return moved;
  } finally {
    source.close();
    lock.release();
  }
}

async function move(
  source: SqliteConnection,
  address: { readonly url: string; readonly schema: string },
  notes: PgLine,
  epoch: string,
  targetEpoch: string,
): Promise<Moved> {
  const client = new pg.Client(clientConfig(address));
  await client.connect();
  const line = new PgLine(client);
  try {
    const wasThere = targetEpoch === epoch && (await holdsAnything(line));
    if (!wasThere && (await holdsAnything(line)))
      throw new Error('The database of HEARTH_DATABASE_URL holds something else already. Choose an empty one.');
    await line.script('BEGIN');
    if (!wasThere) for (const table of TABLES) await copy(source, line, table);
    const streamCount = await compare(source, line);
    for (const table of ['messages', 'reactions']) {
      await line.script(
        `SELECT setval(pg_get_serial_sequence('${table}', 'n'), (SELECT coalesce(max(n), 0) + 1 FROM ${table}), false)`,
      );
    }
    if (!wasThere) await changeEpoch(line, epoch);
    await line.script('COMMIT');
    await line.script('ANALYZE');
    const { count } = (await notes.first('SELECT count(*) AS count FROM messages')) as { readonly count: number };
    return { wasThere, streamCount, messageCount: count };
  } finally {
    await client.end();
  }
}

async function holdsAnything(line: PgLine): Promise<boolean> {
  return (await line.first('SELECT 1 FROM heads UNION ALL SELECT 1 FROM rows LIMIT 1')) !== undefined;
}

async function copy(source: SqliteConnection, line: PgLine, { name, select, columns, change }: Table): Promise<void> {
  const names = Object.keys(columns);
  const texts = names.map(
    (column, index) => `$${String(index + 1)}::${columns[column] === 'tsvector' ? 'text' : (columns[column] ?? '')}[]`,
  );
  const cells = names.map((column) => (columns[column] === 'tsvector' ? `${column}::tsvector` : column));
  const text = `INSERT INTO ${name} (${names.join(', ')}) SELECT ${cells.join(', ')}
    FROM unnest(${texts.join(', ')}) AS given (${names.join(', ')})`;
  let batch: Cells[] = [];
  const send = async (): Promise<void> => {
    const values = names.map((column) => batch.map((row) => row[column] ?? null));
    await line.run(text, ...(values as unknown as Value[]));
    batch = [];
  };
  for (const found of source.database.prepare(select).iterate() as Iterable<Cells>) {
    batch.push(change ? change(found) : found);
    if (batch.length === BATCH) await send();
  }
  if (batch.length > 0) await send();
}

/** @returns how many streams are alike. */
async function compare(source: SqliteConnection, line: PgLine): Promise<number> {
  const askSource: Ask = (text, ...values) => Promise.resolve(source.all(text, ...values));
  const askTarget: Ask = (text, ...values) => {
    let count = 0;
    return line.all(
      text.replaceAll('?', () => `$${String(++count)}`),
      ...values,
    );
  };
  const [there, here] = [await digestStore(askSource), await digestStore(askTarget)];
  const different = [...new Set([...there.keys(), ...here.keys()])].filter(
    (name) => there.get(name) !== here.get(name),
  );
  if (different.length > 0)
    throw new Error(`What arrived is not what left, in ${different.slice(0, 3).join(', ')}. Nothing was changed.`);
  return [...there.keys()].filter((name) => name.includes(':')).length;
}
