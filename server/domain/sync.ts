/**
 * Answers `sync`: for every stream asked for, all rows changed since the reader's cursor, or the newest page after a
 * cursor that cannot be continued. Called by the socket after it has subscribed, so nothing falls in between. Rights are
 * checked before and after reading: what the reader may no longer see is answered as if it were not there.
 */
import type { ChannelRow } from '../../src/protocol/channels.ts';
import type { Envelope } from '../../src/protocol/errors.ts';
import { parseStream, type StreamName } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Row } from '../../src/protocol/rows.ts';
import { type StreamRequest, type StreamState, type SyncResult, syncRequest } from '../../src/protocol/wire.ts';
import { type Actor, type QueryContext, Refusal } from './command.ts';
import { watchPlaces } from './community.ts';
import { readInput } from './frames.ts';
import { readLastMessage } from './last-message.ts';
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
      const heads = new Map<string, Head>();
      for (const { stream } of requests) heads.set(stream, await context.reader.head(stream as StreamName));
      const seen = await watchPlaces(context);
      const answers: Record<string, SyncResult[string]> = {};
      for (const { stream, since, live } of requests) {
        const { epoch } = parts.storage;
        const cursor = since?.epoch === epoch ? since.rev : undefined;
        const reading: Reading = {
          context,
          epoch,
          stream: stream as StreamName,
          head: heads.get(stream) ?? NO_HEAD,
          since: cursor,
        };
        answers[stream] = await answerStream(reading, seen, live);
      }
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

/**
 * The head is read before everything else: what is committed meanwhile may already be among the answer, which does no harm,
 * for rows are laid in by rev.
 */
interface Reading {
  readonly context: QueryContext;
  readonly stream: StreamName;
  readonly epoch: string;
  readonly head: Head;
  /** Undefined when there is no cursor of this epoch. */
  readonly since: number | undefined;
}
const NO_HEAD: Head = { rev: 0, lastSeq: 0, lastAt: null, broadMentions: [] };

async function answerStream(reading: Reading, seen: Places, live: boolean): Promise<SyncResult[string]> {
  const { context, stream } = reading;
  const parts = parseStream(stream);
  if (parts?.scope === 'community' && parts.id === context.actor.communityId) return answerCommunity(reading, seen);
  if (parts?.scope === 'me' && parts.id === context.actor.memberId) return answerOwn(reading);
  if (parts?.scope === 'channel') {
    const channel = seen.channels.find(({ id }) => id === parts.id);
    if (channel) return live ? answerChannel(reading, channel) : answerQuietly(reading, channel);
    const category = seen.categories.find(({ id }) => id === parts.id);
    if (category) return answerPage(reading, () => Promise.resolve([category]));
  }
  return { error: { code: 'not_found', message: 'This is not here any more, or is not open to you.' } };
}

/** @param page what stands for the whole when the cursor cannot be continued. */
async function answerPage(reading: Reading, page: () => Promise<readonly Row[]>): Promise<StreamState> {
  const { context, stream, epoch, head, since } = reading;
  const { rev } = head;
  if (since !== undefined && since <= rev) {
    const rows = since === rev ? [] : await context.reader.changed(stream, since, LIMITS.syncRows + 1);
    if (rows.length <= LIMITS.syncRows) return { epoch, rev, rows };
  }
  return { epoch, rev, rows: await page(), reset: true };
}

async function answerCommunity(reading: Reading, seen: Places): Promise<StreamState> {
  const { reader, actor } = reading.context;
  const state = await answerPage(reading, async () => [
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
function answerOwn(reading: Reading): Promise<StreamState> {
  const { stream, context } = reading;
  return answerPage(reading, async () => {
    const notifications = await context.reader.rows(stream, 'notification');
    const newest = [...notifications].sort((a, b) => b.createdAt - a.createdAt).slice(0, NEWEST_NOTIFICATIONS);
    const markers = await context.reader.rows(stream, 'readMarker');
    const preferences = await context.reader.rows(stream, 'preference');
    return [...markers, ...preferences, ...(await context.reader.rows(stream, 'block')), ...newest];
  });
}

async function answerChannel(reading: Reading, channel: ChannelRow): Promise<StreamState> {
  const { context, head } = reading;
  let hasBefore: boolean | undefined;
  const state = await answerPage(reading, async () => {
    const page = await context.reader.messages(channel.id, { limit: FIRST_PAGE });
    hasBefore = page.hasBefore;
    return [channel, ...page.rows];
  });
  const rows = await withOwnReactions(context.reader, context.actor.memberId, state.rows);
  const { lastSeq, lastAt } = head;
  return { ...state, rows, lastSeq, lastAt, ...(hasBefore === undefined ? {} : { hasBefore }) };
}

/** The channel's own row when it changed, where the channel ends, and how its newest message begins. */
async function answerQuietly({ context, epoch, head, since }: Reading, channel: ChannelRow): Promise<StreamState> {
  const { rev, lastSeq, lastAt } = head;
  const isNews = since === undefined || since > rev || channel.rev > since;
  const lastMessage = lastSeq > 0 ? await readLastMessage(context.reader, channel.id) : undefined;
  return { epoch, rev, rows: isNews ? [channel] : [], lastSeq, lastAt, ...(lastMessage && { lastMessage }) };
}
