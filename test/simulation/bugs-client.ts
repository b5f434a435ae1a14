/** Faults of the client core: the name, the file, what stands there, and what is planted instead. */
export type Planted = readonly [name: string, file: string, find: string, put: string];

const APPLIER = 'src/sync/applier.ts';
const OUTBOX = 'src/sync/outbox.ts';
const FLUSHER = 'src/sync/flusher.ts';
const STREAMS = 'src/sync/streams.ts';
const REPLICA = 'src/sync/replica.ts';
const ENGINE = 'src/sync/sync-engine.ts';
const PAGES = 'src/sync/history-pages.ts';
const TIMELINE = 'src/store/timeline.ts';
const CACHE = 'src/cache/memory-cache.ts';
const LINE = 'src/net/connection.ts';

export const clientBugs: readonly Planted[] = [
  ['no-gap-check', STREAMS, "return from <= this.cursor.rev ? 'fits' : 'early';", "return 'fits';"],
  ['cursor-without-rows', APPLIER, '      cursor: to,\n      rows,', '      cursor: to,\n      rows: rows.slice(1),'],
  ['reset-keeps-disk', APPLIER, '      reset: true,\n', ''],
  ['reset-keeps-view', APPLIER, 'else timeline.show(messages, true);', 'else timeline.show(timeline.rows, true);'],
  ['reset-keeps-places', APPLIER, '      store.rows.drop(stream.name);\n', ''],
  ['foreign-epoch-continued', APPLIER, 'if (state.reset || isForeign) return', 'if (state.reset && !isForeign) return'],
  [
    'settled-before-rows',
    APPLIER,
    '    const settled = this.#parts.settledBy(stream.name, rows, to.rev);',
    '    const settled = this.#parts.settledBy(stream.name, rows, Infinity);',
  ],
  ['gap-never-asked', APPLIER, '        this.#parts.onGap(stream.name);\n', ''],
  ['page-ignores-resets', PAGES, 'answer.ok && stream.resets === resets && streams', 'answer.ok && streams'],
  ['page-covers-newer', PAGES, 'return stray ? newer(row, stray) : row;', 'return row;'],
  ['trim-still-at-end', TIMELINE, '      this.isAtEnd = false;\n    } else', '    } else'],
  [
    'page-range-too-long',
    PAGES,
    '{ ranges: [{ from: first.seq, to: last.seq }] }',
    '{ ranges: [{ from: first.seq, to: last.seq + 1 }] }',
  ],
  ['memory-no-rev-gate', 'src/model/newer-message.ts', 'if (held.rev >= row.rev) return held;', ''],
  [
    'rows-no-rev-gate',
    'src/store/rows.ts',
    'if (!shelf || (shelf.rows.get(row.id)?.rev ?? 0) >= row.rev) return false;',
    'if (!shelf) return false;',
  ],
  ['window-stands-still', TIMELINE, 'this.isAtEnd && place === held.length', 'held.length === 0'],
  ['disk-cursor-back', CACHE, 'if (cursor && !isOld) held.cursor = cursor;', 'if (cursor) held.cursor = cursor;'],
  ['disk-cursor-ahead', CACHE, 'held.cursor = cursor;', 'held.cursor = { ...cursor, rev: cursor.rev + 1 };'],
  ['disk-old-page', CACHE, 'if (readRev !== undefined && held?.cursor && held.cursor.rev > readRev) return;', ''],
  ['no-lock', FLUSHER, 'if (!this.#parts.isShared()) return void', 'if (this.#parts.isShared()) return void'],
  [
    'lane-out-of-order',
    FLUSHER,
    'passed.add(entry.lane);\n      if (!this.#sending.has(entry.lane) && !this.#resting.has(entry.lane))',
    'if (!this.isSending(entry.opId))',
  ],
  [
    'refusal-drops',
    FLUSHER,
    "return entry.lane === '' ? onRefused(entry, error)",
    'return entry.lane ? onRefused(entry, error)',
  ],
  ['retry-forgotten', FLUSHER, '      this.#resting.delete(lane);\n', ''],
  ['failed-on-offline', FLUSHER, "new Set(['offline', ", 'new Set(['],
  ['leader-keeps-lock', FLUSHER, '    this.#stepDown?.();\n', ''],
  ['lock-not-asked-again', FLUSHER, '      this.#isAsking = false;\n', ''],
  ['age-by-device-clock', FLUSHER, 'Math.min(this.#onlineAt, clock.now())', 'clock.now()'],
  ['outbox-not-told', OUTBOX, "      tabs.post({ type: 'outbox' });\n", ''],
  [
    'outbox-lost-on-news',
    OUTBOX,
    'const known = [...this.#entries.filter(({ opId }) => !onDisk.has(opId)), ...stored]',
    'const known = [...this.#entries]',
  ],
  ['restore-not-doubted', REPLICA, 'await this.outbox.doubt();', 'await Promise.resolve();'],
  ['lost-channel-on-disk', REPLICA, '      await this.cache.forget(gone);\n', ''],
  [
    'lost-channel-in-view',
    REPLICA,
    '    together(() => names.forEach((name) => store.drop(name)));\n    void',
    '    void',
  ],
  ['heads-ignored', REPLICA, 'rev > (stream.cursor?.rev ?? 0))', 'rev > (stream.cursor?.rev ?? 0) + 1_000)'],
  ['wipe-forgets-broadcast', REPLICA, "    this.tabs.post({ type: 'wipe', ...(error && { error }) });\n", ''],
  ['wipe-forgets-disk', REPLICA, '      await this.cache.destroy();\n', '      await Promise.resolve();\n'],
  ['other-user-same-store', ENGINE, '    this.store.clear();\n    this.pending.set([]);', '    this.pending.set([]);'],
  ['activity-ignored', ENGINE, 'this.store.heads.raise(channelId, head) }', '{} }'],
  ['access-loss-ignored', 'src/sync/access.ts', 'if (lost.length > 0) this.#parts.onLost(lost);', ''],
  ['half-open-unnoticed', LINE, '    this.#watch.start();\n', ''],
  ['no-back-off', LINE, 'random.next() * longestPauseMs(retryAfterMs === undefined ? this.#attempt : 0)', '1'],
  ['token-not-renewed', LINE, "return void this.#connect('refused');", 'return this.#wait();'],
  ['draft-not-shared', 'src/sync/notes.ts', "      tabs.post({ type: 'draft', ...news });\n", ''],
];
