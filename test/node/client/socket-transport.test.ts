/** The real line to a real server: over a WebSocket, and by polling where something on the way lets none pass. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { SocketTransport } from '../../../src/net/socket-transport.ts';
import type { Link, TransportEvents } from '../../../src/net/transport.ts';
import { PROTOCOL_VERSION } from '../../../src/protocol/version.ts';
import { newId, startApp, type TestApp } from '../../kit/app.ts';
import { closeApp } from '../../kit/app-client.ts';

interface Heard {
  readonly events: TransportEvents;
  readonly heard: [string, unknown][];
}

function listen(): Heard {
  const heard: [string, unknown][] = [];
  const note = (name: string) => (payload?: unknown) => void heard.push([name, payload]);
  const names = ['patch', 'heads', 'activity', 'access', 'signal', 'session', 'closed'] as const;
  return { heard, events: Object.fromEntries(names.map((name) => [name, note(name)])) as unknown as TransportEvents };
}

async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 3_000; !isSo();) {
    assert.ok(Date.now() < end, 'it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Passes requests on, and hangs up on whoever asks for a WebSocket. */
async function startNarrowProxy(port: number): Promise<Server> {
  const proxy = createServer((incoming, answer) => {
    const { method, url, headers } = incoming;
    const onward = request({ port, method, path: url, headers, host: '127.0.0.1' }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  proxy.on('upgrade', (_request, socket) => socket.destroy());
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return proxy;
}

const addressOf = (port: number): string => `http://127.0.0.1:${String(port)}`;

describe('the line to the server', () => {
  let app: TestApp;
  let proxy: Server;
  const links: Link[] = [];
  before(async () => {
    app = await startApp();
    proxy = await startNarrowProxy(app.port);
  });
  after(async () => {
    for (const link of links) link.close();
    proxy.closeAllConnections();
    proxy.close();
    await closeApp(app);
  });

  async function connect(port: number, sub = 'one', { events, heard }: Heard = listen()) {
    const handshake = { protocol: PROTOCOL_VERSION, community: app.community.slug, token: await app.token(sub) };
    const result = await new SocketTransport(addressOf(port)).connect(handshake, events);
    assert.ok(result.ok, JSON.stringify(result));
    links.push(result.link);
    await until(() => heard.some(([name]) => name === 'session'));
    return { link: result.link, heard };
  }
  const send = (link: Link, text: string) =>
    link.request('command', { type: 'message.send', opId: newId(), channelId: app.community.general, text }, 2_000);

  for (const way of ['a WebSocket', 'polling, where no WebSocket passes']) {
    const port = (): number => (way === 'a WebSocket' ? app.port : (proxy.address() as AddressInfo).port);

    test(`carries requests, answers and events over ${way}`, async () => {
      const [one, two] = [await connect(port()), await connect(port(), 'two')];
      const stream = `channel:${app.community.general}`;
      const synced = await two.link.request('sync', { streams: [{ stream }] }, 2_000);
      assert.ok(synced.ok, JSON.stringify(synced));
      const answers = await Promise.all([send(one.link, 'Is the “gate” open? 🚪'), send(one.link, 'Yes')]);
      assert.deepEqual(
        answers.map(({ ok }) => ok),
        [true, true],
      );
      await until(() =>
        two.heard.some(([name, event]) => name === 'patch' && JSON.stringify(event).includes('“gate” open? 🚪')),
      );
    });

    test(`hands on why the server refuses, over ${way}`, async () => {
      const handshake = { protocol: PROTOCOL_VERSION, community: 'nowhere', token: 'none' };
      const result = await new SocketTransport(addressOf(port())).connect(handshake, listen().events);
      assert.ok(!result.ok);
      assert.notEqual(result.error.code, 'offline');
    });

    test(`refuses by itself what is too big, and goes on, over ${way}`, async () => {
      const { link } = await connect(port());
      const answer = await send(link, 'x'.repeat(70_000));
      assert.equal(!answer.ok && answer.error.code, 'too_large');
      assert.ok((await send(link, 'small')).ok);
    });

    test(`says nothing of a line that we closed, and answers what waits, over ${way}`, async () => {
      const { link, heard } = await connect(port());
      const waiting = send(link, 'on its way');
      link.close();
      const answer = await waiting;
      assert.equal(!answer.ok && answer.error.code, 'offline');
      const late = await send(link, 'too late');
      assert.equal(!late.ok && late.error.code, 'offline');
      assert.ok(heard.every(([name]) => name !== 'closed'));
    });
  }

  test('tells of a line that the server closes', async () => {
    const other = await startApp();
    const { events, heard } = listen();
    const handshake = { protocol: PROTOCOL_VERSION, community: other.community.slug, token: await other.token('one') };
    const result = await new SocketTransport(addressOf(other.port)).connect(handshake, events);
    assert.ok(result.ok);
    await other.close();
    await until(() => heard.filter(([name]) => name === 'closed').length === 1);
  });

  test('answers “offline” where nobody listens or the address is none', async () => {
    for (const address of ['http://127.0.0.1:9', 'not an address']) {
      const result = await new SocketTransport(address).connect(
        { protocol: 1, community: 'x', token: 'x' },
        listen().events,
      );
      assert.equal(!result.ok && result.error.code, 'offline', address);
    }
  });
});
