/**
 * Lines between clients and the fake server: each direction keeps its order and takes time; a line can be cut, swallow
 * everything (half-open), carry a request twice, or lose an answer. Frames are copied as JSON on the way.
 */
import type { Envelope } from '../../src/protocol/errors.ts';
import type { Handshake } from '../../src/protocol/handshake.ts';
import type { ConnectResult, Link, Transport, TransportEvents } from '../../src/net/transport.ts';
import type { Clock } from '../../src/util/clock.ts';
import type { FakeServer } from './fake-server.ts';
import type { FakeSocket } from './fake-socket.ts';
import type { SeededRandom } from './fake-clock.ts';

const OFFLINE: Envelope<never> = { ok: false, error: { code: 'offline', message: 'The line is gone.' } };
const PROBE_MS = 4_000;
/** As JSON would carry it, which takes three times as long. */
function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => (each === undefined ? null : copy(each)));
  const plain: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const each = (value as Record<string, unknown>)[key];
    if (each !== undefined) plain[key] = copy(each);
  }
  return plain;
}

/** What may go wrong on a line; each is asked anew for every frame. */
export interface Weather {
  /** One way, in milliseconds. */
  delayMs(): number;
  /** The answer to this request is lost, and the line with it. */
  losesAnswer(event: string): boolean;
  /** The server gets this request twice. */
  doubles(event: string): boolean;
  /** This patch is lost between two processes of the server, while the line lives on. */
  losesPatch(): boolean;
  /** How long this patch takes longer than those after it, because it came from another process. */
  patchDetourMs(): number;
  /** How long this answer lies before it leaves, while patches pass it: a slow store. */
  answerDetourMs(event: string): number;
}
export const calm: Weather = {
  delayMs: () => 5,
  losesAnswer: () => false,
  doubles: () => false,
  losesPatch: () => false,
  patchDetourMs: () => 0,
  answerDetourMs: () => 0,
};

export interface Storm {
  readonly lostAnswer: number;
  readonly double: number;
  readonly lostPatch: number;
  readonly crossing: number;
  readonly slowMs: number;
}
export function stormy(random: SeededRandom, storm: Storm): Weather {
  return {
    delayMs: () => 1 + random.below(storm.slowMs),
    losesAnswer: (event) => event === 'command' && random.chance(storm.lostAnswer),
    doubles: (event) => event === 'command' && random.chance(storm.double),
    losesPatch: () => random.chance(storm.lostPatch),
    patchDetourMs: () => (random.chance(storm.crossing) ? random.below(400) : 0),
    answerDetourMs: (event) => (event === 'query' && random.chance(storm.crossing) ? random.below(3_000) : 0),
  };
}

export class FakeNetwork {
  readonly clock: Clock;
  readonly server: FakeServer;
  isServerUp = true;

  constructor(clock: Clock, server: FakeServer) {
    this.clock = clock;
    this.server = server;
  }
}

/** One party's way to the server: the same for all its lines, one after the other. */
export class FakeWay implements Transport {
  readonly #network: FakeNetwork;
  readonly #clock: Clock;
  weather: Weather = calm;
  isUp = true;
  /** How often a connection was tried. */
  tries = 0;
  /** Each frame that a page asks of the server; what it gives back is called once there is an answer. */
  onRequest: ((event: string, payload: unknown) => () => void) | undefined;
  /** Each event that the page has just taken in. */
  onHeard: ((event: string, payload: unknown) => void) | undefined;
  #line: FakeLine | undefined;
  #frozen: (() => void)[] | undefined;

  constructor(network: FakeNetwork, clock: Clock) {
    this.#network = network;
    this.#clock = clock;
  }

  async connect(handshake: Handshake, events: TransportEvents): Promise<ConnectResult> {
    this.tries++;
    const wait = (): Promise<void> => new Promise((resolve) => void this.#clock.after(this.weather.delayMs(), resolve));
    await wait();
    if (!this.isUp || !this.#network.isServerUp)
      return { ok: false, error: { code: 'offline', message: 'The server cannot be reached.' } };
    const line = new FakeLine(this.#network, this.#clock, this, events);
    const accepted = await this.#network.server.accept(copy(handshake) as Handshake, line);
    if (!accepted.ok) {
      await wait();
      return accepted;
    }
    line.socket = accepted.result;
    this.#line = line;
    await wait();
    return { ok: true, link: line };
  }

  /** Both ends notice at once. */
  cut(): void {
    this.#line?.break();
  }
  /** Neither end notices: everything is swallowed from now on. */
  stall(): void {
    this.#line?.stall();
  }
  /** The server's end is gone, and this end hears of it. */
  cutIfDead(): void {
    if (this.#line?.socket?.connected === false) this.#line.break();
  }
  /** Whether there is a line that swallows everything. */
  get isStalled(): boolean {
    return this.#line?.isSwallowing ?? false;
  }
  /** The page stands still: what arrives waits for it. */
  freeze(): void {
    this.#frozen ??= [];
  }
  thaw(): void {
    const waiting = this.#frozen ?? [];
    this.#frozen = undefined;
    for (const task of waiting) task();
  }
  /** Into the page, now or once it moves again. */
  readonly deliver = (task: () => void): void => {
    if (this.#frozen) this.#frozen.push(task);
    else task();
  };
  /** Something arrives that the server never said. */
  hear(event: string, payload: unknown): void {
    this.#line?.hear(event, payload);
  }
  /** What the page's core would not ask; nobody waits for the answer. */
  ask(event: 'command' | 'query' | 'sync', payload: unknown): void {
    void this.#line?.request(event, payload, 10_000);
  }
  /** No line, and none to be had. */
  goOffline(): void {
    this.isUp = false;
    this.cut();
  }
  goOnline(): void {
    this.isUp = true;
  }
}

class FakeLine implements Link {
  socket: FakeSocket | undefined;
  readonly #network: FakeNetwork;
  readonly #clock: Clock;
  readonly #way: FakeWay;
  readonly #events: TransportEvents;
  readonly #waiting = new Set<() => void>();
  #isOpen = true;
  #isStalled = false;
  #upAt = 0;
  #downAt = 0;

  constructor(network: FakeNetwork, clock: Clock, way: FakeWay, events: TransportEvents) {
    this.#network = network;
    this.#clock = clock;
    this.#way = way;
    this.#events = events;
  }

  request(
    event: 'command' | 'query' | 'sync' | 'token',
    payload: unknown,
    timeoutMs: number,
  ): Promise<Envelope<unknown>> {
    if (!this.#isOpen) return Promise.resolve(OFFLINE);
    const done = this.#way.onRequest?.(event, payload);
    return new Promise((resolve) => {
      const finish = (answer: Envelope<unknown>): void => {
        cancel();
        this.#waiting.delete(fail);
        done?.();
        resolve(answer);
      };
      const fail = (): void => finish(OFFLINE);
      const cancel = this.#clock.after(timeoutMs, fail);
      this.#waiting.add(fail);
      const losesAnswer = this.#way.weather.losesAnswer(event);
      const copies = this.#way.weather.doubles(event) ? 2 : 1;
      for (let n = 0; n < copies; n++) void this.#ask(event, payload, losesAnswer, finish);
    });
  }

  async #ask(
    event: string,
    payload: unknown,
    losesAnswer: boolean,
    finish: (answer: Envelope<unknown>) => void,
  ): Promise<void> {
    const frame = copy(payload);
    await this.#travel('up');
    const { socket } = this;
    if (!socket || !this.#carries(socket)) return;
    const answer = await this.#network.server.receive(socket, event, frame);
    if (losesAnswer) return this.break();
    const detourMs = this.#way.weather.answerDetourMs(event);
    if (detourMs > 0) await new Promise<void>((resolve) => void this.#network.clock.after(detourMs, resolve));
    if (!this.#carries(socket)) return;
    await this.#travel('down');
    if (this.#isWhole()) this.#way.deliver(() => finish(copy(answer) as Envelope<unknown>));
  }

  get isSwallowing(): boolean {
    return this.#isOpen && this.#isStalled;
  }
  #isWhole(): boolean {
    return this.#isOpen && !this.#isStalled;
  }
  #carries(socket: FakeSocket): boolean {
    return this.#isWhole() && socket.connected;
  }

  signal(payload: unknown): void {
    void this.#travel('up').then(() => {
      if (this.#isOpen && !this.#isStalled && this.socket)
        void this.#network.server.receive(this.socket, 'signal', copy(payload));
    });
  }

  probe(): void {
    if (!this.#isOpen) return;
    const giveUp = this.#clock.after(PROBE_MS, () => this.break());
    void this.#travel('up')
      .then(() => this.#travel('down'))
      .then(() => !this.#isStalled && giveUp());
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#shut();
    this.#clock.after(this.#way.weather.delayMs(), () => this.socket?.die());
  }

  break(): void {
    if (!this.#isOpen) return;
    this.#shut();
    this.socket?.die();
    this.#way.deliver(() => this.#events.closed());
  }

  stall(): void {
    this.#isStalled = true;
  }

  /** The server says something. */
  say(event: string, payload: unknown): void {
    const said = copy(payload);
    const weather = this.#way.weather;
    if (event === 'patch' && weather.losesPatch()) return;
    const detourMs = event === 'patch' ? weather.patchDetourMs() : 0;
    const arrives =
      detourMs > 0
        ? new Promise<void>((resolve) => void this.#network.clock.after(detourMs, resolve))
        : this.#travel('down');
    void arrives.then(() => this.hear(event, said));
  }

  hear(event: string, payload: unknown): void {
    if (!this.#isWhole()) return;
    const handle = this.#events[event as keyof TransportEvents] as (payload: unknown) => void;
    this.#way.deliver(() => {
      if (!this.#isOpen) return;
      handle(payload);
      this.#way.onHeard?.(event, payload);
    });
  }

  /** The server lets go. */
  end(): void {
    void this.#travel('down').then(() => !this.#isStalled && this.break());
  }

  #shut(): void {
    this.#isOpen = false;
    for (const fail of [...this.#waiting]) this.#way.deliver(fail);
  }

  /** Nothing overtakes what was sent before it in the same direction. */
  #travel(way: 'up' | 'down'): Promise<void> {
    const now = this.#network.clock.now();
    const at = Math.max(now + this.#way.weather.delayMs(), way === 'up' ? this.#upAt : this.#downAt);
    if (way === 'up') this.#upAt = at;
    else this.#downAt = at;
    return new Promise((resolve) => void this.#network.clock.after(at - now, resolve));
  }
}
