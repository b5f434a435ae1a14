/** Faults of the server's domain and its way to the sockets. */
import type { Planted } from './bugs-client.ts';

const COMMIT = 'server/domain/commit.ts';
const SYNC = 'server/domain/sync.ts';
const FAN = 'server/realtime/fan-out.ts';
const WINDOWS = 'server/realtime/stream-windows.ts';
const REQUESTS = 'server/realtime/requests.ts';

export const serverBugs: readonly Planted[] = [
  [
    'window-spans-hole',
    WINDOWS,
    'if (window.rows.size > 0 && change.rev !== window.rev + 1) flush(change.stream, window);',
    '',
  ],
  ['no-dedupe', COMMIT, '  if (former) {\n', '  if (former && order.opId === "") {\n'],
  [
    'dedupe-ignores-content',
    COMMIT,
    'await tx.putResult(memberId, order.opId, { digest: order.digest, result, at: now });',
    '',
  ],
  [
    'resume-off-by-one',
    SYNC,
    'await context.reader.changed(stream, since, ',
    'await context.reader.changed(stream, since + 1, ',
  ],
  [
    'head-read-last',
    SYNC,
    'if (rows.length <= LIMITS.syncRows) return { epoch, rev, rows };',
    'if (rows.length <= LIMITS.syncRows) return { epoch, rev: (await context.reader.head(stream)).rev, rows };',
  ],
  [
    'reset-too-short',
    SYNC,
    'const page = await context.reader.messages(channel.id, { limit: FIRST_PAGE });',
    'const page = await context.reader.messages(channel.id, { limit: FIRST_PAGE, before: head.lastSeq });',
  ],
  ['no-epoch', SYNC, 'since?.epoch === epoch ? since.rev : undefined', 'since?.rev'],
  ['future-cursor', SYNC, 'if (since !== undefined && since <= rev) {', 'if (since !== undefined) {'],
  [
    'no-own-reactions',
    SYNC,
    'const rows = await withOwnReactions(context.reader, context.actor.memberId, state.rows);',
    'const { rows } = state;',
  ],
  [
    'filter-at-subscribe-only',
    FAN,
    '      lane.close(() => renewAccess(sight, communityId, affectedBy(commit, connections)));\n',
    '',
  ],
  [
    'expelled-stay',
    FAN,
    "        endSession(connection, { code: 'revoked', reason, message });",
    '        void connection;',
  ],
  ['rights-do-not-wait', FAN, '    lane.run(() => this.#addChanges(commit));', '    this.#addChanges(commit);'],
  [
    'quiet-gets-messages',
    FAN,
    "patch', { stream, epoch, from, rev, rows: places });",
    "patch', { stream, epoch, from, rev, rows });",
  ],
  ['patch-lies-about-from', WINDOWS, 'window.from = change.rev - 1;', 'window.from = 0;'],
  [
    'window-drops-rows',
    WINDOWS,
    '        window.rows.delete(key); // the newest goes last: rows stay ordered by rev\n',
    '        if (window.rows.size > 1) continue;\n',
  ],
  [
    'read-before-join',
    REQUESTS,
    '      await subscribe(connection, frame);\n      return domain.sync(actor, frame);',
    '      const answer = await domain.sync(actor, frame);\n      await subscribe(connection, frame);\n      return answer;',
  ],
  ['no-sight-at-hold', REQUESTS, '  if (!mayHold) return;\n', ''],
  [
    'edit-after-delete',
    'server/domain/messages.ts',
    "if (message.removed) throw conflict('This message was deleted, so it cannot be edited.');",
    '',
  ],
  ['delete-keeps-text', 'server/domain/messages.ts', "      text: '',\n", '      text: message.text,\n'],
  [
    'seq-with-holes',
    'server/domain/messages.ts',
    'seq: await context.tx.nextSeq(channelId, context.now),',
    'seq: (await context.tx.nextSeq(channelId, context.now)) + (context.opId.endsWith("7") ? 1 : 0),',
  ],
  [
    'history-unfiltered',
    'server/domain/rights.ts',
    "if (!permissions.has('channel.view')) throw notFound(what);\n  return { row, category",
    '  return { row, category',
  ],
  [
    'ban-not-kept',
    'server/domain/moderation.ts',
    '      bannedUntil,\n      claimedRoleIds',
    '      bannedUntil: 0,\n      claimedRoleIds',
  ],
  [
    'heads-not-told',
    'server/realtime/heads.ts',
    "if (known.length > 0) socket.emit('heads'",
    "if (known.length > 99) socket.emit('heads'",
  ],
  [
    'activity-once',
    'server/realtime/activity.ts',
    'if (activity.firstSeq === undefined) channels.delete(channelId);',
    'if (activity.firstSeq !== -1) channels.delete(channelId);',
  ],
];
