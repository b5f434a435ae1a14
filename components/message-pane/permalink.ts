/** Addresses that lead back to a channel or a message: this page, with Hearth's place in the hash. */

/** @param messageId without it, the channel itself. */
export function messageLink(community: string, channel: string, messageId?: string): string {
  const path = [community, channel, ...(messageId ? [messageId] : [])].map(encodeURIComponent).join('/');
  const address = new URL(location.href);
  address.hash = `hearth=${path}`;
  return address.href;
}
