/**
 * Answers `sync`: for every stream asked for, all rows changed since the reader's cursor, or the newest page after a
 * cursor that cannot be continued. Called by the socket after it has subscribed, so nothing falls in between. Rights are
 * checked before and after reading: what the reader may no longer see is answered as if it were not there.
 */
import type { Envelope } from '../../src/protocol/errors.ts';
import { parseStream, type StreamName } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Row } from '../../src/protocol/rows.ts';
import { type StreamRequest, type StreamState, type SyncResult, syncRequest } from '../../src/protocol/wire.ts';
import { type Actor, type QueryContext, Refusal } from './command.ts';
import { watchPlaces } from './community.ts';
import { readInput } from './frames.ts';
import { withOwnReactions } from './own-reactions.ts';
import { readSteadily, type ReadParts } from './queries.ts';
import type { RateLimiter } from './rate.ts';
import { expectedError, INTERNAL } from './refusals.ts';
import type { Head } from './storage.ts';
import type { Places } from './visible.ts';

const FIRST_PAGE = 50;
const NEWEST_NOTIFICATIONS = 200;

export interface SyncPath {
  /** A frame as it came: a wrong one is refused, a wrong cursor in it answers with a `reset`. */
  sync(actor: Actor, frame: unknown): Promise<Envelope<SyncResult>>;
  syncStreams(actor: Actor, requests: readonly StreamRequest[]): Promise<SyncResult>;
}

export function createSyncPath(parts: ReadParts & { readonly rate: RateLimiter }): SyncPath {
  const syncStreams: SyncPath['syncStreams'] = (actor, requests) =>
    readSteadily(parts, actor, async (context) => {
      const seen = await watchPlaces(context);
      const answers: Record<string, SyncResult[string]> = {};
      for (const request of requests)
        answers[request.stream] = await answerStream(context, seen, parts.storage.epoch, request);
      return answers;
    });

  return {
    syncStreams,
    async sync(actor, frame) {
      try {
        const { streams } = readInput(syncRequest, frame);
        const tooFast = parts.rate.take(actor, 'query');
        if (tooFast) throw new Refusal(tooFast);
        const requests = streams.map(({ stream, since, live }) => ({
          stream,
          since: asCursor(since),
          live: live ?? true,
        }));
        return { ok: true, result: await syncStreams(actor, requests) };
      } catch (error) {
        const expected = expectedError(error);
        if (!expected) parts.ports.reportError('sync', error);
        return { ok: false, error: expected ?? INTERNAL };
      }
    },
  };
}

function asCursor(value: unknown): StreamRequest['since'] {
  if (value === null || typeof value !== 'object') return null;
  const { epoch, rev } = value as { readonly epoch?: unknown; readonly rev?: unknown };
  return typeof epoch === 'string' && Number.isSafeInteger(rev) && (rev as number) >= 0
    ? { epoch, rev: rev as number }
    : null;
}

async function answerStream(
  context: QueryContext,
  seen: Places,
  epoch: string,
  request: StreamRequest,
): Promise<SyncResult[string]> {
  const parts = parseStream(request.stream);
  const stream = request.stream as StreamName;
  const since = request.since?.epoch === epoch ? request.since.rev : undefined;
  const reading: Reading = { context, stream, epoch, since };
  if (parts?.scope === 'community' && parts.id === context.actor.communityId) return answerCommunity(reading, seen);
  if (parts?.scope === 'me' && parts.id === context.actor.memberId) return answerOwn(reading);
  if (parts?.scope === 'channel') {
    if (seen.channels.some(({ id }) => id === parts.id)) return answerChannel(reading, parts.id, request.live);
    if (seen.categories.some(({ id }) => id === parts.id)) return answerCategory(reading, parts.id);
  }
  return { error: { code: 'not_found', message: 'This is not here, or you cannot see it.' } };
}

interface Reading {
  readonly context: QueryContext;
  readonly stream: StreamName;
  readonly epoch: string;
  /** Undefined when there is no cursor of this epoch. */
  readonly since: number | undefined;
}

interface PageState {
  readonly state: StreamState;
  /** Where a channel ended when the head was read. */
  readonly end: Pick<Head, 'lastSeq' | 'lastAt'>;
}

/**
 * The head is read first and the rows after it: what is committed meanwhile may already be among the answer, which does no
 * harm, for rows are laid in by rev. @param page what stands for the whole when the cursor cannot be continued.
 */
async function answerPage(
  { context, stream, epoch, since }: Reading,
  page: () => Promise<readonly Row[]>,
): Promise<PageState> {
  const { rev, lastSeq, lastAt } = await context.reader.head(stream);
  const end = { lastSeq, lastAt };
  if (since !== undefined && since <= rev) {
    const rows = since === rev ? [] : await context.reader.changed(stream, since, LIMITS.syncRows + 1);
    if (rows.length <= LIMITS.syncRows) return { state: { epoch, rev, rows }, end };
  }
  return { state: { epoch, rev, rows: await page(), reset: true }, end };
}

async function placeRows(
  { context, stream }: Reading,
  kind: 'channel' | 'category',
  id: string,
): Promise<readonly Row[]> {
  const row = await context.reader.row(stream, kind, id);
  return row ? [row] : [];
}

async function answerCommunity(reading: Reading, seen: Places): Promise<StreamState> {
  const { reader, actor } = reading.context;
  const { state } = await answerPage(reading, async () => [
    ...(await reader.rows(reading.stream, 'community')),
    ...(await reader.rows(reading.stream, 'role')),
  ]);
  const me = await reader.member(actor.communityId, actor.memberId);
  const others = state.rows.filter((row) => row.kind !== 'member' || row.id !== actor.memberId);
  return {
    ...state,
    rows: me ? [...others, me] : others,
    channelIds: seen.channels.map(({ id }) => id),
    categoryIds: seen.categories.map(({ id }) => id),
  };
}

/** Own reactions are left out of a page: the messages themselves say which are mine. */
async function answerOwn(reading: Reading): Promise<StreamState> {
  const { stream, context } = reading;
  const { state } = await answerPage(reading, async () => {
    const notifications = await context.reader.rows(stream, 'notification');
    const newest = [...notifications].sort((a, b) => b.createdAt - a.createdAt).slice(0, NEWEST_NOTIFICATIONS);
    const markers = await context.reader.rows(stream, 'readMarker');
    const preferences = await context.reader.rows(stream, 'preference');
    return [...markers, ...preferences, ...(await context.reader.rows(stream, 'block')), ...newest];
  });
  return state;
}

async function answerCategory(reading: Reading, categoryId: string): Promise<StreamState> {
  return (await answerPage(reading, () => placeRows(reading, 'category', categoryId))).state;
}

async function answerChannel(reading: Reading, channelId: string, live: boolean): Promise<StreamState> {
  const { context } = reading;
  if (!live) return answerQuietly(reading, channelId);
  let hasBefore: boolean | undefined;
  const { state, end } = await answerPage(reading, async () => {
    const page = await context.reader.messages(channelId, { limit: FIRST_PAGE });
    hasBefore = page.hasBefore;
    return [...(await placeRows(reading, 'channel', channelId)), ...page.rows];
  });
  const rows = await withOwnReactions(context.reader, context.actor.memberId, state.rows);
  return { ...state, rows, ...end, ...(hasBefore === undefined ? {} : { hasBefore }) };
}

/** The channel's own row when it changed, and where the channel ends; no messages. */
async function answerQuietly(reading: Reading, channelId: string): Promise<StreamState> {
  const { context, stream, epoch, since } = reading;
  const { rev, lastSeq, lastAt } = await context.reader.head(stream);
  const rows = await placeRows(reading, 'channel', channelId);
  const isNews = (row: Row): boolean => since === undefined || since > rev || row.rev > since;
  return { epoch, rev, rows: rows.filter(isNews), lastSeq, lastAt };
}
