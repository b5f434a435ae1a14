/** Lays a long history into a channel of a stopped server's data folder, straight through the storage port. */
import { randomUUID } from 'node:crypto';
import { channelStream } from '../../src/protocol/ids.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import { createSqliteStorage } from '../../server/storage/sqlite-storage.ts';

const BATCH = 2_000;

/** @returns the number of messages the channel holds afterwards. */
export async function lengthenChannel(
  dataFolder: string,
  community: string,
  channelName: string,
  count: number,
): Promise<number> {
  const storage = createSqliteStorage(dataFolder);
  try {
    const row = await storage.community(community);
    if (!row) throw new Error(`There is no community “${community}” in ${dataFolder}.`);
    const channel = (await storage.places(row.id)).find(
      (place) => place.kind === 'channel' && 'name' in place && place.name === channelName,
    );
    if (!channel) throw new Error(`There is no channel “${channelName}”.`);
    const [author] = (await storage.memberPage(row.id, { limit: 1 })).rows;
    const stream = channelStream(channel.id);
    const start = Date.now() - count * 60_000;
    for (let done = 0; done < count; done += BATCH) {
      await storage.transaction(async (tx) => {
        const rev = await tx.nextRev(stream);
        for (let i = done; i < Math.min(done + BATCH, count); i++) {
          const createdAt = start + i * 60_000;
          const seq = await tx.nextSeq(channel.id, createdAt);
          const text = `Message ${String(seq)}: ${'a few words about nothing much, '.repeat(1 + (i % 4))}and so on.`;
          const message: MessageRow = {
            kind: 'message',
            id: randomUUID(),
            rev,
            channelId: channel.id,
            seq,
            authorId: author?.id ?? row.id,
            text,
            createdAt,
            reactions: [],
          };
          await tx.insert(stream, message, { communityId: row.id });
        }
      });
    }
    return (await storage.head(stream)).lastSeq;
  } finally {
    await storage.close();
  }
}
