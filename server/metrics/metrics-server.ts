/**
 * `/metrics` on an address of its own, which the proxy in front of the server does not know: so nothing of it is on the
 * internet unless somebody puts it there. Only where HEARTH_METRICS names the address.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

export interface MetricsServer {
  readonly port: number;
  close(): void;
}

/** @throws what `listen` throws. */
export async function openMetrics({ host, port }: MetricsAddress, text: () => string): Promise<MetricsServer> {
  const server: Server = createServer(({ method, url }, response) => {
    const isThere = (method === 'GET' || method === 'HEAD') && url === '/metrics';
    const body = isThere ? text() : 'There is only /metrics here.\n';
    const type = isThere ? 'text/plain; version=0.0.4; charset=utf-8' : 'text/plain; charset=utf-8';
    response.writeHead(isThere ? 200 : 404, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    response.end(method === 'HEAD' ? undefined : body);
  });
  server.listen({ host, port });
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
