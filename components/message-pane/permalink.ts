/** Addresses that lead back to a channel or a message: this page, with Hearth's place in the hash. */
import { writeRoute } from '../community/hash-route.ts';

/** @param messageId without it, the channel itself. */
export function messageLink(community: string, channel: string, messageId?: string): string {
  const address = new URL(location.href);
  address.hash = writeRoute(community, channel, messageId);
  return address.href;
}
