/**
 * A digest of every stream of a store, and of every table beside them, alike for SQLite and PostgreSQL: by it a store that
 * was moved is compared with the one it came from, to the last byte of every row.
 */
import { createHash } from 'node:crypto';
import { type MessageRecord, parseMessage } from './message-record.ts';

/** Asks one of the two databases; `?` stands for a value. */
export type Ask = (text: string, ...values: readonly (string | number)[]) => Promise<readonly unknown[]>;

const PAGE = 500;

const BESIDE: Readonly<Record<string, string>> = {
  members: 'SELECT community_id, id, name_key, status, role_key, skeleton FROM members ORDER BY community_id, id',
  member_counts:
    'SELECT community_id, status, role_key, count FROM member_counts ORDER BY community_id, status, role_key',
  accounts: 'SELECT community_id, member_id, subject, data FROM accounts ORDER BY community_id, member_id',
  results: 'SELECT op_id, member_id, digest, result, at FROM results ORDER BY op_id, member_id',
  invites: 'SELECT id, community_id, code_hash, created_at, data FROM invites ORDER BY id',
  audit: 'SELECT community_id, n, type, data FROM audit ORDER BY community_id, n',
  settings: 'SELECT scope, key, value FROM settings ORDER BY scope, key',
  pictures: 'SELECT name, community_id, uploaded_at FROM pictures ORDER BY name',
};

/** @returns digests by stream (`channel:…`) and by table. */
export async function digestStore(ask: Ask): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  const streams = (await ask('SELECT stream FROM heads UNION SELECT stream FROM rows ORDER BY stream')) as {
    readonly stream: string;
  }[];
  for (const { stream } of streams) digests.set(stream, await digestStream(ask, stream));
  for (const [table, text] of Object.entries(BESIDE)) {
    const hash = createHash('sha256');
    for (const row of await ask(text)) hash.update(`${JSON.stringify(Object.values(row as object))}\n`);
    digests.set(table, hash.digest('hex'));
  }
  return digests;
}

async function digestStream(ask: Ask, stream: string): Promise<string> {
  const hash = createHash('sha256');
  const add = (found: readonly unknown[]): void => {
    for (const row of found) hash.update(`${JSON.stringify(Object.values(row as object))}\n`);
  };
  add(await ask('SELECT rev, last_seq, last_at, broad_mentions FROM heads WHERE stream = ?', stream));
  add(
    await ask(
      `SELECT kind, id, rev, community_id, CASE WHEN deleted THEN 1 ELSE 0 END AS gone, data
        FROM rows WHERE stream = ? ORDER BY kind, id`,
      stream,
    ),
  );
  if (!stream.startsWith('channel:')) return hash.digest('hex');
  const channelId = stream.slice('channel:'.length);
  for (let last = -1; ;) {
    const text = `SELECT * FROM (SELECT n, id, community_id, channel_id, seq, rev, author_id, created_at, text, more
      FROM messages WHERE channel_id = ? AND seq > ? ORDER BY seq LIMIT ${String(PAGE)}) AS page ORDER BY seq`;
    const page = (await ask(text, channelId, last)) as MessageRecord[];
    if (page.length === 0) return hash.digest('hex');
    for (const found of page) hash.update(`${String(found.n)} ${JSON.stringify(parseMessage(found))}\n`);
    const end = page.at(-1)?.seq ?? 0;
    const beside = `JOIN messages m ON m.id = x.message_id WHERE m.channel_id = ? AND m.seq > ? AND m.seq <= ?`;
    add(
      await ask(`SELECT x.message_id, x.k, x.data FROM versions x ${beside} ORDER BY m.seq, x.k`, channelId, last, end),
    );
    add(
      await ask(
        `SELECT x.message_id, x.member_id, x.emoji FROM reactions x ${beside} ORDER BY m.seq, x.n`,
        ...[channelId, last, end],
      ),
    );
    last = end;
  }
}
