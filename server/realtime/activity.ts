/**
 * Tells those who may see a channel but do not look at it that something was written, or that the newest message is no
 * longer what it was: at most once a second a channel, with what counting the unread needs and how that message begins.
 */
import { channelStream } from '../../src/protocol/ids.ts';
import { DURATIONS } from '../../src/protocol/limits.ts';
import type { Row } from '../../src/protocol/rows.ts';
import type { ActivityEvent } from '../../src/protocol/wire.ts';
import type { Clock } from '../../src/util/clock.ts';
import type { LastMessage } from '../../src/protocol/channels.ts';
import type { Head } from '../domain/storage.ts';

export interface ActivityParts {
  readonly clock: Clock;
  head(stream: ReturnType<typeof channelStream>): Promise<Head>;
  lastMessage(channelId: string): Promise<LastMessage | undefined>;
  send(communityId: string, event: ActivityEvent): void;
  onError(error: unknown): void;
}
export interface ActivityBoard {
  /** @param rows what a commit changed in the channel's stream. */
  note(communityId: string, channelId: string, rows: readonly Row[]): void;
  /** Tells once more how far the channel is, unless that was done just now. */
  remind(communityId: string, channelId: string): void;
  close(): void;
}

interface ChannelActivity {
  /** The oldest message not told yet; undefined when all are. */
  firstSeq: number | undefined;
  saidSeq: number;
  cancel: (() => void) | undefined;
}

function firstMessageSeq(rows: readonly Row[], from: number): number | undefined {
  const seqs = rows.flatMap((row) => (row.kind === 'message' && 'seq' in row && row.seq >= from ? [row.seq] : []));
  return seqs.length > 0 ? Math.min(...seqs) : undefined;
}

export function createActivityBoard({
  clock,
  head,
  lastMessage: readLastMessage,
  send,
  onError,
}: ActivityParts): ActivityBoard {
  const channels = new Map<string, ChannelActivity>();

  async function say(communityId: string, channelId: string, activity: ChannelActivity): Promise<void> {
    const { firstSeq = 0 } = activity;
    activity.firstSeq = undefined;
    activity.cancel = clock.after(DURATIONS.activityWindow, () => {
      activity.cancel = undefined;
      if (activity.firstSeq === undefined) channels.delete(channelId);
      else say(communityId, channelId, activity).catch(onError);
    });
    const { lastSeq, lastAt, broadMentions } = await head(channelStream(channelId));
    if (lastSeq < firstSeq) return;
    activity.saidSeq = lastSeq;
    const news = broadMentions.filter(({ seq }) => seq >= firstSeq);
    const lastMessage = await readLastMessage(channelId);
    send(communityId, {
      ...{ channelId, lastSeq, lastAt },
      ...(lastMessage && { lastMessage }),
      ...(news.length > 0 && { broadMentions: news }),
    });
  }

  return {
    note(communityId, channelId, rows) {
      const activity = channels.get(channelId) ?? { firstSeq: undefined, saidSeq: 0, cancel: undefined };
      const seq = firstMessageSeq(rows, activity.saidSeq);
      if (seq === undefined) return;
      channels.set(channelId, activity);
      activity.firstSeq = Math.min(seq, activity.firstSeq ?? seq);
      if (!activity.cancel) say(communityId, channelId, activity).catch(onError);
    },
    remind(communityId, channelId) {
      if (channels.has(channelId)) return;
      const activity: ChannelActivity = { firstSeq: undefined, saidSeq: 0, cancel: undefined };
      channels.set(channelId, activity);
      say(communityId, channelId, activity).catch(onError);
    },
    close() {
      for (const { cancel } of channels.values()) cancel?.();
      channels.clear();
    },
  };
}
