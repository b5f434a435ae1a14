import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { commandInputs } from '../../../src/protocol/commands.ts';
import { handshake } from '../../../src/protocol/handshake.ts';
import { id } from '../../../src/protocol/ids.ts';
import { join, sessionOpen } from '../../../src/protocol/invites.ts';
import { signal } from '../../../src/protocol/presence.ts';
import { queryInputs } from '../../../src/protocol/queries.ts';
import { rowSchemas } from '../../../src/protocol/rows.ts';
import * as s from '../../../src/protocol/schema.ts';
import { PROTOCOL_VERSION } from '../../../src/protocol/version.ts';
import { syncRequest, tokenFrame } from '../../../src/protocol/wire.ts';
import { shapeOf } from '../../kit/schema-shape.ts';

/**
 * The wire of each version. When this fails, the wire has changed: raise `PROTOCOL_VERSION` if whoever speaks the old one
 * would misunderstand the new one, add a line, and keep the old lines.
 */
const PINNED: Readonly<Record<number, string>> = {
  1: '6e71580cbd46a889',
};

function shapes(table: Readonly<Record<string, s.Schema>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table)
      .sort()
      .map(([name, schema]) => [name, shapeOf(schema)]),
  );
}

test('the wire is the one that its version names', () => {
  const wire = {
    commands: shapes(commandInputs),
    queries: shapes(queryInputs),
    rows: shapes(rowSchemas),
    events: shapes({ handshake, syncRequest, tokenFrame, signal }),
    http: shapes({ join, sessionOpen }),
    id: shapeOf(id),
  };
  const hash = createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 16);
  assert.equal(hash, PINNED[PROTOCOL_VERSION]);
});

test('the hash notices what a reader would: a field, a limit, a kind, a pattern', () => {
  const base = s.object({ name: s.pipe(s.string(), s.maxLength(5)), kind: s.picklist(['a', 'b']) });
  const seen = new Set(
    [
      base,
      s.object({ ...base.entries, more: s.exactOptional(s.string()) }),
      s.object({ ...base.entries, name: s.pipe(s.string(), s.maxLength(6)) }),
      s.object({ ...base.entries, name: s.exactOptional(s.pipe(s.string(), s.maxLength(5))) }),
      s.object({ ...base.entries, name: s.pipe(s.string(), s.regex(/^.{5}$/)) }),
      s.object({ ...base.entries, kind: s.picklist(['a', 'c']) }),
      s.object({ ...base.entries, kind: s.nullable(s.picklist(['a', 'b'])) }),
      s.object({ ...base.entries, kind: s.array(s.picklist(['a', 'b'])) }),
    ].map((schema) => JSON.stringify(shapeOf(schema))),
  );
  assert.equal(seen.size, 8);
});
