/**
 * The shape of the database, as numbered steps. A step that was ever released is never changed: a new one is added below.
 * `migrate` runs at every start, each step in a transaction of its own; `user_version` says how far a file has come.
 */
import type { SqliteConnection } from './sqlite-connection.ts';

const STEPS: readonly string[] = [
  `
  CREATE TABLE store (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE heads (
    stream TEXT PRIMARY KEY, rev INTEGER NOT NULL, last_seq INTEGER NOT NULL, last_at INTEGER, broad_mentions TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE rows (
    stream TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, community_id TEXT,
    deleted INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (stream, kind, id)
  ) WITHOUT ROWID;
  CREATE INDEX rows_by_rev ON rows (stream, rev, kind, id);
  CREATE INDEX rows_with_global_id ON rows (id) WHERE kind IN ('channel', 'category', 'role');
  CREATE INDEX rows_of_places ON rows (community_id, id) WHERE kind IN ('channel', 'category');
  CREATE INDEX rows_of_communities ON rows (id) WHERE kind = 'community';
  CREATE INDEX rows_by_slug ON rows (json_extract(data, '$.slug')) WHERE kind = 'community';

  CREATE TABLE messages (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, community_id TEXT NOT NULL, channel_id TEXT NOT NULL,
    seq INTEGER NOT NULL, rev INTEGER NOT NULL, author_id TEXT NOT NULL, created_at INTEGER NOT NULL, pinned_at INTEGER, text TEXT NOT NULL, more TEXT
  );
  CREATE UNIQUE INDEX messages_by_seq ON messages (channel_id, seq);
  CREATE INDEX messages_by_rev ON messages (channel_id, rev, seq);
  CREATE INDEX messages_pinned ON messages (channel_id, pinned_at, seq) WHERE pinned_at IS NOT NULL;
  CREATE VIRTUAL TABLE message_words USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii', prefix = '3');
  INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1);
  CREATE TABLE message_spans (span INTEGER PRIMARY KEY, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL);

  CREATE TABLE versions (
    message_id TEXT NOT NULL, k INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (message_id, k)
  ) WITHOUT ROWID;
  CREATE TABLE reactions (
    n INTEGER PRIMARY KEY, message_id TEXT NOT NULL, member_id TEXT NOT NULL, emoji TEXT NOT NULL,
    UNIQUE (message_id, member_id, emoji)
  );

  CREATE TABLE members (
    community_id TEXT NOT NULL, id TEXT NOT NULL, name_key TEXT NOT NULL, status TEXT NOT NULL, role_key TEXT NOT NULL,
    skeleton TEXT NOT NULL, PRIMARY KEY (community_id, id)
  ) WITHOUT ROWID;
  CREATE INDEX members_by_name ON members (community_id, name_key, id);
  CREATE INDEX members_by_status ON members (community_id, status, name_key, id);
  CREATE INDEX members_by_skeleton ON members (community_id, skeleton, name_key, id) WHERE skeleton <> '';
  CREATE TABLE member_roles (
    community_id TEXT NOT NULL, role_id TEXT NOT NULL, name_key TEXT NOT NULL, id TEXT NOT NULL, status TEXT NOT NULL,
    PRIMARY KEY (community_id, role_id, name_key, id)
  ) WITHOUT ROWID;
  CREATE INDEX member_roles_by_status ON member_roles (community_id, role_id, status, name_key, id);
  CREATE TABLE member_counts (
    community_id TEXT NOT NULL, status TEXT NOT NULL, role_key TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (community_id, status, role_key)
  ) WITHOUT ROWID;
  CREATE TABLE member_words (
    community_id TEXT NOT NULL, word TEXT NOT NULL, name_key TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (community_id, word, name_key, id)
  ) WITHOUT ROWID;

  CREATE TABLE accounts (
    community_id TEXT NOT NULL, member_id TEXT NOT NULL, subject TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (community_id, member_id)
  ) WITHOUT ROWID;
  CREATE INDEX accounts_by_subject ON accounts (community_id, subject);

  CREATE TABLE results (
    op_id TEXT NOT NULL, member_id TEXT NOT NULL, digest TEXT NOT NULL, result TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (op_id, member_id)
  ) WITHOUT ROWID;
  CREATE INDEX results_by_time ON results (at);

  CREATE TABLE invites (
    id TEXT PRIMARY KEY, community_id TEXT NOT NULL, code_hash TEXT NOT NULL, created_at INTEGER NOT NULL, data TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX invites_by_code ON invites (code_hash);
  CREATE INDEX invites_by_community ON invites (community_id, created_at, id);

  CREATE TABLE audit (
    community_id TEXT NOT NULL, n INTEGER NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (community_id, n)
  ) WITHOUT ROWID;
  CREATE INDEX audit_by_type ON audit (community_id, type, n);

  CREATE TABLE settings (
    scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (scope, key)
  ) WITHOUT ROWID;
  `,
  `
  CREATE TABLE pictures (
    name TEXT PRIMARY KEY, community_id TEXT NOT NULL, uploaded_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX rows_by_picture ON rows (stream, json_extract(data, '$.pictureUrl'))
    WHERE kind IN ('member', 'community') AND json_extract(data, '$.pictureUrl') IS NOT NULL;
  `,
];

export const SCHEMA_VERSION = STEPS.length;

/** @throws Error when the file was written by a newer Hearth. */
export function migrate(connection: SqliteConnection): void {
  const at = connection.pragma('user_version') as number;
  if (at > SCHEMA_VERSION) {
    throw new Error(
      `This data was written by a newer Hearth (format ${String(at)}; this one knows ${String(SCHEMA_VERSION)}). Start the newer one.`,
    );
  }
  STEPS.slice(at).forEach((step, index) => {
    connection.script(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${String(at + index + 1)}; COMMIT;`);
  });
}
