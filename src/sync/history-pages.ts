/**
 * Pages of a channel's history: from the cache where the stretch is held there, else from the server. Loaded by `history`
 * soon after the first picture. A page is laid in through the applier, with whatever changed while it travelled, so an
 * old page never covers a newer row.
 */
import type { WireError } from '../protocol/errors.ts';
import { channelStream } from '../protocol/stream-names.ts';
import type { MessageRow } from '../protocol/messages.ts';
import { newer } from '../model/newer-message.ts';
import { PAGE } from '../store/timeline.ts';
import type { Plan } from './applier.ts';
import { readMessages } from './frames.ts';
import type { HistoryParts, Strays, Where } from './history.ts';
import type { HeldStream } from './streams.ts';

interface Page {
  readonly rows: readonly MessageRow[];
  readonly hasBefore: boolean;
  readonly rev: number;
}

/** One page of one channel, on its way into the window. */
export interface PageRequest {
  readonly parts: HistoryParts;
  readonly channelId: string;
  readonly where: Where;
  readonly seq: number;
  /** Messages that came by meanwhile. */
  readonly strays: Strays;
}

/** @returns why the page is not there. */
export async function loadPage(request: PageRequest): Promise<WireError | undefined> {
  const { parts, channelId } = request;
  const stream = parts.streams.get(channelStream(channelId));
  const found = { here: false };
  await parts.applier.alone(async () => {
    // while nobody tells of new messages, the disk may know more of them than memory
    const newest = stream?.isConfirmed ? [] : await parts.cache.messages(channelId, { limit: 1 });
    const rows = await fromCache(request);
    return () => {
      parts.store.heads.take(channelId, newest);
      found.here = extend(request, rows);
    };
  });
  return found.here || !stream ? undefined : fromServer(request, stream);
}

async function fromCache({ parts: { cache }, channelId, where, seq }: PageRequest): Promise<readonly MessageRow[]> {
  if (where === 'latest') return cache.messages(channelId, { limit: PAGE });
  if (where !== 'around') return cache.messages(channelId, { [where]: seq, limit: PAGE });
  const before = await cache.messages(channelId, { before: seq + 1, limit: PAGE / 2 });
  if (before.at(-1)?.seq !== seq) return [];
  return [...before, ...(await cache.messages(channelId, { after: seq, limit: PAGE / 2 }))];
}

/** @returns whether the rows were what the window needed. */
function extend({ parts: { store }, channelId, where, seq }: PageRequest, rows: readonly MessageRow[]): boolean {
  const timeline = store.timeline(channelId);
  const [first] = rows;
  const last = rows.at(-1);
  const isAtEnd = (last?.seq ?? 0) >= store.heads.get(channelId).lastSeq;
  if (!first || !last || (where === 'latest' && !isAtEnd)) return false;
  if (where === 'before') {
    if (timeline.from === seq && last.seq === seq - 1)
      timeline.show([...rows, ...timeline.rows], timeline.isAtEnd, seq);
  } else if (where === 'after') {
    if (timeline.to === seq && first.seq === seq + 1) timeline.show([...timeline.rows, ...rows], isAtEnd, seq);
  } else timeline.show(rows, isAtEnd);
  return true;
}

async function fromServer(request: PageRequest, stream: HeldStream): Promise<WireError | undefined> {
  const { channelId, where, seq } = request;
  const { streams, applier, query, logger } = request.parts;
  const { resets } = stream;
  const place = where !== 'latest' && { [where]: seq };
  const answer = await query({ type: 'history', channelId, limit: PAGE, ...place });
  await applier.enqueue(() => {
    const isUsable = answer.ok && stream.resets === resets && streams.get(stream.name) === stream;
    if (!isUsable) return undefined;
    const { rows, hasBefore, rev } = answer.result as Partial<Record<keyof Page, unknown>>;
    return plan(request, {
      rows: readMessages(rows, logger),
      hasBefore: hasBefore !== false,
      rev: typeof rev === 'number' ? rev : 0,
    });
  });
  return answer.ok ? undefined : answer.error;
}

function plan(request: PageRequest, { rows, hasBefore, rev }: Page): Plan {
  const { parts, channelId, where, seq, strays } = request;
  const [first] = rows;
  const last = rows.at(-1);
  const ranges = first && last && { ranges: [{ from: first.seq, to: last.seq }] };
  return {
    changes: [{ stream: channelStream(channelId), rows, readRev: rev, ...ranges }],
    lay: () => {
      const timeline = parts.store.timeline(channelId);
      const merged = rows.map((row) => {
        const stray = strays.get(row.id);
        return stray ? newer(row, stray) : row;
      });
      if (!hasBefore) timeline.mark({ firstSeq: first?.seq ?? seq });
      if (!extend(request, merged) && where === 'after' && timeline.to !== undefined)
        timeline.show(timeline.rows, true, seq);
    },
  };
}
