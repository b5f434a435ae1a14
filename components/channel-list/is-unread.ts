import type { HearthClient } from '../../src/index.ts';

/** Something in the channel is new to me. */
export function isUnread(client: HearthClient, channelId: string): boolean {
  const unread = client.channel(channelId).unread.get();
  return unread.mentions > 0 || (unread.unread > 0 && !unread.quiet);
}
