/** The proxy does what it says, seen with plain sockets from both sides. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { SeededRandom } from '../kit/fake-clock.ts';
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts';

interface Far {
  readonly socket: Socket;
  readonly heard: Buffer[];
  readonly ended: Promise<'end' | 'reset'>;
}

function listenTo(socket: Socket): Far {
  const heard: Buffer[] = [];
  socket.on('data', (piece) => heard.push(piece));
  const ended = new Promise<'end' | 'reset'>((resolve) => {
    socket.on('error', () => resolve('reset'));
    socket.on('end', () => resolve('end'));
  });
  return { socket, heard, ended };
}
const textOf = ({ heard }: Far): string => Buffer.concat(heard).toString();
const soon = <T>(promise: Promise<T>): Promise<T | 'nothing'> =>
  Promise.race([promise, sleep(150, 'nothing' as const)]);

describe('the fault proxy', () => {
  let server: Server;
  let proxy: FaultProxy;
  let met: (far: Far) => void;
  before(async () => {
    server = createServer((socket) => met(listenTo(socket))).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(async () => {
    proxy = await openFaultProxy((server.address() as AddressInfo).port, new SeededRandom(7));
  });
  afterEach(() => proxy.close());
  after(() => {
    server.close();
  });

  async function line(): Promise<readonly [client: Far, server: Far]> {
    const accepted = new Promise<Far>((resolve) => (met = resolve));
    const client = listenTo(connect(proxy.port, '127.0.0.1'));
    client.socket.setNoDelay(true);
    return [client, await accepted];
  }
  async function heard(far: Far, text: string): Promise<void> {
    const begunAt = Date.now();
    while (textOf(far) !== text) {
      assert.ok(Date.now() - begunAt < 5_000, `heard “${textOf(far).slice(0, 80)}”`);
      await sleep(5);
    }
  }

  test('passes everything on, both ways, and the end', async () => {
    const [client, far] = await line();
    const much = 'x'.repeat(3_000_000);
    client.socket.write('hello');
    far.socket.write(much);
    await heard(far, 'hello');
    await heard(client, much);
    client.socket.end();
    assert.equal(await far.ended, 'end');
  });
  test('delays one direction and keeps the order', async () => {
    const [client, far] = await line();
    Object.assign(proxy.faults.up, { delayMs: 100, jitterMs: 50 });
    const begunAt = performance.now();
    for (const word of ['a', 'b', 'c', 'd']) {
      client.socket.write(word);
      await sleep(5);
    }
    far.socket.write('at once');
    await heard(client, 'at once');
    assert.equal(textOf(far), '');
    await heard(far, 'abcd');
    assert.ok(performance.now() - begunAt >= 99);
  });
  test('splits into small pieces that are whole together', async () => {
    const [client, far] = await line();
    proxy.faults.up.splitBytes = 3;
    client.socket.write('a message in many pieces');
    await heard(far, 'a message in many pieces');
    assert.ok(far.heard.length > 2, `${far.heard.length} pieces`);
  });
  test('swallows: nothing arrives and nobody is told; healing cuts what lost bytes', async () => {
    const [client, far] = await line();
    proxy.faults.up.swallow = proxy.faults.down.swallow = true;
    client.socket.write('lost');
    far.socket.write('lost too');
    assert.equal(await soon(Promise.race([client.ended, far.ended])), 'nothing');
    assert.deepEqual([textOf(client), textOf(far)], ['', '']);
    assert.equal(proxy.counts.swallowed, 12);
    proxy.heal();
    assert.equal(await client.ended, 'reset');
    const [again, there] = await line();
    again.socket.write('whole');
    await heard(there, 'whole');
  });
  test('swallows one direction alone', async () => {
    const [client, far] = await line();
    proxy.faults.down.swallow = true;
    client.socket.write('up');
    await heard(far, 'up');
    far.socket.write('down');
    assert.equal(await soon(client.ended), 'nothing');
    assert.equal(textOf(client), '');
  });
  test('goes on carrying the other direction when one has lost bytes', async () => {
    const [client, far] = await line();
    proxy.faults.up.swallow = true;
    client.socket.write('lost');
    await sleep(50);
    far.socket.write('still heard');
    await heard(client, 'still heard');
    assert.equal(textOf(far), '');
  });
  test('keeps the end of a swallowed line to itself', async () => {
    const [client, far] = await line();
    proxy.faults.up.swallow = true;
    client.socket.destroy();
    assert.equal(await soon(far.ended), 'nothing');
  });
  test('cuts by a reset, and by a polite end', async () => {
    const [first] = await line();
    proxy.cut('reset');
    assert.equal(await first.ended, 'reset');
    const [second] = await line();
    proxy.cut('end');
    assert.equal(await second.ended, 'end');
  });
  test('cuts inside a piece: the first half arrives', async () => {
    const [client, far] = await line();
    proxy.cutInside('down');
    far.socket.write('12345678');
    assert.equal(await client.ended, 'reset');
    assert.ok(['', '1234'].includes(textOf(client)), textOf(client));
  });
  test('eats an acknowledgement: the effect stands, the answer is lost, what came before arrives', async () => {
    const [client, far] = await line();
    proxy.eatAcknowledgement();
    far.socket.write('42["patch",{}]');
    await heard(client, '42["patch",{}]');
    far.socket.write('437[{"ok":true}]');
    assert.equal(await client.ended, 'reset');
    assert.equal(textOf(client), '42["patch",{}]');
    assert.equal(proxy.counts.eaten, 1);
  });
  test('refuses by a reset, or lets people stand at the door', async () => {
    proxy.door = 'reset';
    assert.equal(await listenTo(connect(proxy.port, '127.0.0.1')).ended, 'reset');
    proxy.door = 'hang';
    const waiting = listenTo(connect(proxy.port, '127.0.0.1'));
    assert.equal(await soon(waiting.ended), 'nothing');
    waiting.socket.destroy();
    proxy.heal();
    await line();
  });
});
