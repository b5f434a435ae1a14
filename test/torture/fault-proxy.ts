/**
 * A TCP line between clients and a server that does everything a bad network does. Owns both ends of each connection; the
 * runs turn its faults on and off while real clients and real servers speak through it. What it chooses comes from a seed;
 * what arrives when is the machine's.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Random } from '../../src/util/clock.ts';

/** `up` is from the client to the server. */
export type Direction = 'up' | 'down';

export interface LineFaults {
  /** Each piece waits this long, and up to `jitterMs` longer; the order stays, as TCP keeps it. */
  delayMs: number;
  jitterMs: number;
  /** Pieces of at most so many bytes, each written by itself. 0 leaves them whole. */
  splitBytes: number;
  /** Takes everything and passes nothing on, not even the end: a line that is open at one end only. */
  swallow: boolean;
}

export interface FaultProxy {
  readonly port: number;
  readonly url: string;
  readonly faults: Readonly<Record<Direction, LineFaults>>;
  /** How new connections are met. */
  door: 'open' | 'reset' | 'hang';
  readonly openCount: () => number;
  /** How often each thing was done; `serverEnds` counts connections that the server ended. */
  readonly counts: Readonly<Record<'connections' | 'cuts' | 'eaten' | 'swallowed' | 'serverEnds', number>>;
  /** Ends every connection now: politely, or by a reset. */
  cut(how: 'end' | 'reset'): void;
  /** Passes on half of the next piece that goes this way, then resets. */
  cutInside(direction: Direction): void;
  /** Takes the server's next acknowledgement away and resets: the effect stands, and the client was not told. */
  eatAcknowledgement(): void;
  /** Ends all faults; connections whose bytes were swallowed are cut, for they can never be whole again. */
  heal(): void;
  close(): Promise<void>;
}

/** An acknowledgement as Socket.IO writes it into an unmasked text frame. */
const ACKNOWLEDGEMENT = /43\d+\[/;
const QUEUE_MAX_BYTES = 256 * 1024;
const none = (): LineFaults => ({ delayMs: 0, jitterMs: 0, splitBytes: 0, swallow: false });

/** @param target the port on this machine where the server listens. */
export async function openFaultProxy(target: number, random: Random): Promise<FaultProxy> {
  const proxy = new TcpFaultProxy(target, random);
  await proxy.listen();
  return proxy;
}

class TcpFaultProxy implements FaultProxy {
  readonly faults: Readonly<Record<Direction, LineFaults>> = { up: none(), down: none() };
  readonly counts = { connections: 0, cuts: 0, eaten: 0, swallowed: 0, serverEnds: 0 };
  door: FaultProxy['door'] = 'open';
  readonly #target: number;
  readonly #random: Random;
  readonly #pairs = new Set<Pair>();
  readonly #hanging = new Set<Socket>();
  readonly #server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => this.#take(socket));

  constructor(target: number, random: Random) {
    this.#target = target;
    this.#random = random;
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1', 4096);
    await once(this.#server, 'listening');
  }
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  readonly openCount = (): number => this.#pairs.size;

  cut(how: 'end' | 'reset'): void {
    for (const pair of [...this.#pairs]) {
      this.counts.cuts++;
      if (how === 'end') pair.end();
      else pair.reset();
    }
  }
  cutInside(direction: Direction): void {
    for (const pair of this.#pairs) pair.plan(direction, 'half');
  }
  eatAcknowledgement(): void {
    for (const pair of this.#pairs) pair.plan('down', 'eat');
  }
  heal(): void {
    for (const way of [this.faults.up, this.faults.down]) Object.assign(way, none());
    this.door = 'open';
    for (const socket of this.#hanging) socket.destroy();
    this.#hanging.clear();
    for (const pair of [...this.#pairs]) if (pair.isBroken) pair.reset();
  }
  async close(): Promise<void> {
    this.heal();
    for (const pair of [...this.#pairs]) pair.reset();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #take(client: Socket): void {
    client.on('error', () => undefined); // a reset is what this is for
    if (this.door === 'reset') return void client.resetAndDestroy();
    if (this.door === 'hang') return void this.#hanging.add(client);
    this.counts.connections++;
    const pair = new Pair(client, this.#target, this.faults, this.#random, this.counts, () => this.#pairs.delete(pair));
    this.#pairs.add(pair);
  }
}

interface Counts {
  cuts: number;
  eaten: number;
  swallowed: number;
  serverEnds: number;
}
/** What shall happen to the next piece of a way. */
type Plan = 'half' | 'eat' | undefined;

class Pair {
  readonly #ends: Readonly<Record<Direction, { readonly from: Socket; readonly to: Socket }>>;
  readonly #plans: Record<Direction, Plan> = { up: undefined, down: undefined };
  readonly #counts: Counts;
  readonly #faults: Readonly<Record<Direction, LineFaults>>;
  readonly #random: Random;
  readonly #onGone: () => void;
  #isGone = false;
  /** Ways with a hole in them: whatever came after it would be no TCP any more. */
  readonly #holes = new Set<Direction>();

  constructor(
    client: Socket,
    target: number,
    faults: Readonly<Record<Direction, LineFaults>>,
    random: Random,
    counts: Counts,
    onGone: () => void,
  ) {
    const server = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    for (const socket of [client, server]) socket.setNoDelay(true);
    this.#ends = { up: { from: client, to: server }, down: { from: server, to: client } };
    this.#faults = faults;
    this.#random = random;
    this.#counts = counts;
    this.#onGone = onGone;
    this.#carry('up');
    this.#carry('down');
    client.resume();
  }

  get isBroken(): boolean {
    return this.#holes.size > 0;
  }
  plan(direction: Direction, plan: Plan): void {
    this.#plans[direction] = plan;
  }
  end(): void {
    if (this.#leave()) for (const { to } of [this.#ends.up, this.#ends.down]) to.end().destroySoon();
  }
  reset(): void {
    if (this.#leave()) for (const { to } of [this.#ends.up, this.#ends.down]) to.resetAndDestroy();
  }
  #leave(): boolean {
    const isFirst = !this.#isGone;
    this.#isGone = true;
    if (isFirst) this.#onGone();
    return isFirst;
  }

  #carry(direction: Direction): void {
    const { from, to } = this.#ends[direction];
    let last: Promise<void> = Promise.resolve();
    let dueAt = 0;
    let waiting = 0;
    from.on('error', () => {
      if (direction === 'down' && !this.#isGone) this.#counts.serverEnds++;
      this.reset();
    });
    from.on('data', (piece: Buffer) => {
      const { delayMs, jitterMs } = this.#faults[direction];
      dueAt = Math.max(dueAt, performance.now() + delayMs + jitterMs * this.#random.next());
      const due = dueAt;
      waiting += piece.length;
      if (waiting > QUEUE_MAX_BYTES) from.pause();
      last = last.then(async () => {
        const ms = due - performance.now();
        if (ms > 0.5) await new Promise((resolve) => setTimeout(resolve, ms));
        await this.#pass(direction, piece);
        waiting -= piece.length;
        if (waiting <= QUEUE_MAX_BYTES) from.resume();
      });
    });
    from.on('end', () => {
      if (direction === 'down') this.#counts.serverEnds++;
      void last.then(() => {
        if (this.#faults[direction].swallow) this.#holes.add(direction);
        else if (!this.#isGone) to.end();
      });
    });
    from.on('close', () => {
      if (this.#faults[direction].swallow) this.#holes.add(direction);
      else void last.then(() => this.end());
    });
  }

  async #pass(direction: Direction, piece: Buffer): Promise<void> {
    const { to } = this.#ends[direction];
    const { swallow, splitBytes } = this.#faults[direction];
    if (this.#isGone || to.destroyed) return;
    if (swallow) {
      this.#counts.swallowed += piece.length;
      this.#holes.add(direction);
      return;
    }
    if (this.#holes.has(direction)) return this.reset();
    const plan = this.#plans[direction];
    if (plan === 'half') {
      this.#counts.cuts++;
      to.write(piece.subarray(0, Math.ceil(piece.length / 2)), () => this.reset());
      return;
    }
    if (plan === 'eat' && ACKNOWLEDGEMENT.test(piece.toString('latin1'))) {
      this.#counts.eaten++;
      return this.reset();
    }
    await this.#write(to, piece, splitBytes);
  }

  async #write(to: Socket, piece: Buffer, splitBytes: number): Promise<void> {
    for (let at = 0; at < piece.length && !to.destroyed;) {
      const size = splitBytes === 0 ? piece.length : 1 + Math.floor(this.#random.next() * splitBytes);
      const isFull = !to.write(piece.subarray(at, at + size));
      at += size;
      if (isFull) await Promise.race([once(to, 'drain'), once(to, 'close')]).catch(() => undefined);
      else if (splitBytes > 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
