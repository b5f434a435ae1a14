/**
 * Somebody else's website: pages that a test writes, on an origin other than the server's. With `CHROMIUM_HOSTS` the
 * browser finds names such as `school.example` on this machine, so that an origin is a real one.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** For `openChromium`: every name ending in `.example` is this machine. */
export const CHROMIUM_HOSTS = '--host-resolver-rules=MAP *.example 127.0.0.1';

export interface HostPage {
  readonly head?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Attributes of `<html>`. */
  readonly html?: string;
}
export interface HostSite {
  /** @returns the page's address. */
  show(page: HostPage): string;
  /** The same page at another name of this machine. */
  at(host: string, address: string): string;
  /** A file beside the pages. */
  file(name: string, type: string, text: string): void;
  close(): Promise<void>;
}

export async function openHostSite(): Promise<HostSite> {
  const answers = new Map<string, { readonly headers: Readonly<Record<string, string>>; readonly text: string }>();
  const server = createServer((request, response) => {
    const found = answers.get(new URL(request.url ?? '/', 'http://host').pathname);
    response.writeHead(found ? 200 : 404, found?.headers ?? { 'Content-Type': 'text/html' });
    response.end(found?.text ?? 'Nothing here.');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  let count = 0;
  return {
    show({ head = '', body = '', headers = {}, html = 'lang="en"' }) {
      const path = `/page-${String(++count)}`;
      const text = `<!doctype html><html ${html}><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
      answers.set(path, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, text });
      return `http://127.0.0.1:${String(port)}${path}`;
    },
    at(host, address) {
      const url = new URL(address);
      url.hostname = host;
      return url.href;
    },
    file: (name, type, text) => void answers.set(`/${name}`, { headers: { 'Content-Type': type }, text }),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** The page's own line about who is signed in, for a demo person; calls wait in the queue until the tag has loaded. */
export function signInScript(server: string, community: string, person: string): string {
  return `<script>
  window.hearth = window.hearth || function () { (hearth.q = hearth.q || []).push(arguments); };
  window.getToken = async () => (await (await fetch('${server}/demo/token?person=${person}&community=${community}')).json()).token;
  hearth('identify', window.getToken);
</script>`;
}
