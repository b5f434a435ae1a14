/**
 * Pictures that the server holds come as paths, for it does not know by which name a page reaches it. Here, at the door,
 * they become addresses, so that nothing behind has to know where it came from. Wraps the transport of a page.
 */
import type { Transport } from './transport.ts';

type Fields = Readonly<Record<string, unknown>>;
/** Rows lie in lists of an answer, or in its streams. */
const DEPTH = 3;

/** @returns the same value where there is no picture in it. */
export function withAddresses<T>(server: string, value: T, depth = DEPTH): T {
  if (typeof value !== 'object' || value === null || depth < 0) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => withAddresses(server, each, depth)) as T;
  const fields = value as Fields;
  if (typeof fields['kind'] === 'string') {
    const { kind, pictureUrl: path } = fields;
    const isOurs = (kind === 'member' || kind === 'community') && typeof path === 'string' && path.startsWith('/');
    return isOurs ? { ...value, pictureUrl: server + path } : value;
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, each]) => [name, withAddresses(server, each, depth - 1)]),
  ) as T;
}

/** @param server an address, or `''` for the page's own, where paths already lead. */
export function addressPictures(transport: Transport, server: string): Transport {
  if (server === '') return transport;
  const put = <T>(value: T): T => withAddresses(server, value);
  return {
    async connect(handshake, events) {
      const result = await transport.connect(handshake, {
        ...events,
        patch: (event) => events.patch(put(event)),
      });
      if (!result.ok) return result;
      const { link } = result;
      return {
        ok: true,
        link: {
          request: async (...order) => put(await link.request(...order)),
          signal: (payload) => link.signal(payload),
          probe: () => link.probe(),
          close: () => link.close(),
        },
      };
    },
  };
}
