/** Which channel stands before or after another on the screen. */
import type { HearthClient } from '../../src/index.ts';
import { isUnread } from './is-unread.ts';

/** @param unreadOnly skips what is read. @returns its id, going round at the ends. */
export function neighbourOf(
  client: HearthClient,
  current: string | undefined,
  step: 1 | -1,
  unreadOnly: boolean,
): string | undefined {
  const channels = client.community.groups.get().flatMap((group) => group.channels);
  const at = channels.findIndex((channel) => channel.id === current);
  for (let i = 1; i <= channels.length; i++) {
    const channel = channels[(at + step * i + channels.length * 2) % channels.length];
    if (channel && (!unreadOnly || isUnread(client, channel.id))) return channel.id;
  }
  return undefined;
}
