/**
 * Open-loop load: messages leave at their appointed times whether or not the server keeps up, and every delay counts from
 * the appointed time. Fills a room, runs one step at a rate, and tells what came of it.
 */
import { machineMs, processorMs, residentKb } from './child.ts';
import type { Member, Running } from './target.ts';

const BIN_MS = 0.25;
const BINS = 120_000;
const AT_ONCE = 40;
const DRAIN_MS = 8_000;
const TEXT_LENGTH = 120;

/** Delays, counted in quarter milliseconds. */
export class Delays {
  readonly #bins = new Uint32Array(BINS);
  count = 0;

  add(ms: number): void {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(ms / BIN_MS)));
    this.#bins[bin]! += 1;
    this.count += 1;
  }
  /** @returns NaN when nothing was counted. */
  quantile(share: number): number {
    let left = Math.ceil(this.count * share);
    if (left === 0) return NaN;
    for (let bin = 0; bin < BINS; bin++) {
      left -= this.#bins[bin]!;
      if (left <= 0) return (bin + 1) * BIN_MS;
    }
    return BINS * BIN_MS;
  }
}

export interface StepResult {
  readonly rate: number;
  readonly deliveriesPerSecond: number;
  readonly delivery: Delays;
  readonly ack: Delays;
  readonly refusedCount: number;
  /** Of what should have arrived; what came late still came. */
  readonly lostShare: number;
  readonly serverMicrosecondsPerDelivery: number;
  /** Shares of one processor. */
  readonly serverCore: number;
  readonly generatorCore: number;
  readonly otherCores: number;
}

interface Step {
  readonly first: number;
  readonly due: Float64Array;
  readonly delivery: Delays;
  readonly ack: Delays;
  refusedCount: number;
}

export interface Room {
  readonly members: readonly Member[];
  readonly joinMs: number;
  readonly kbPerMember: number;
  step(rate: number, seconds: number): Promise<StepResult>;
  close(): void;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs a task for each number below `count`, some at once. */
export async function forEachSeat(
  count: number,
  task: (seat: number) => Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work));
}

/** Seats are dealt over the channels in turn, so each holds as many. */
export async function fillRoom(running: Running, clients: number, channels: number): Promise<Room> {
  let current: Step | undefined;
  let nextNumber = 0;
  const listener = {
    delivered(numbers: readonly number[]): void {
      if (!current) return;
      const now = performance.now();
      for (const number of numbers) {
        const due = current.due[number - current.first];
        if (due !== undefined) current.delivery.add(now - due);
      }
    },
    acknowledged(number: number): void {
      const due = current?.due[number - current.first];
      if (due !== undefined) current?.ack.add(performance.now() - due);
    },
    refused(number: number): void {
      if (current && number >= current.first) current.refusedCount += 1;
    },
  };
  const emptyKb = residentKb(running.pid);
  const start = performance.now();
  const members: Member[] = [];
  await forEachSeat(clients, async (seat) => {
    members[seat] = await running.join(seat, seat % channels, listener);
  });
  const joinMs = performance.now() - start;
  await sleep(500);
  const kbPerMember = (residentKb(running.pid) - emptyKb) / clients;

  async function step(rate: number, seconds: number): Promise<StepResult> {
    const count = Math.max(1, Math.round(rate * seconds));
    const begin = performance.now() + 20;
    const due = Float64Array.from({ length: count }, (_, n) => begin + (n * 1000) / rate);
    const own: Step = { first: nextNumber, due, delivery: new Delays(), ack: new Delays(), refusedCount: 0 };
    nextNumber += count;
    current = own;
    const used = startMeters(running.pid);
    for (let n = 0; n < count;) {
      for (const now = performance.now(); n < count && due[n]! <= now; n++) {
        const text = `#${own.first + n}. `.padEnd(TEXT_LENGTH, 'some words that people say ');
        // a large step is coprime to most counts: neighbours in time sit in different channels
        members[(n * 7919) % clients]!.send(own.first + n, text);
      }
      await sleep(1);
    }
    const expected = (): number => ((count - own.refusedCount) * clients) / channels;
    const deadline = performance.now() + DRAIN_MS;
    while (
      performance.now() < deadline &&
      (own.delivery.count < expected() || own.ack.count + own.refusedCount < count)
    )
      await sleep(5);
    current = undefined;
    const meters = used();
    return {
      rate,
      deliveriesPerSecond: own.delivery.count / (meters.elapsedMs / 1000),
      delivery: own.delivery,
      ack: own.ack,
      refusedCount: own.refusedCount,
      lostShare: Math.max(0, 1 - own.delivery.count / Math.max(1, expected())),
      serverMicrosecondsPerDelivery: (meters.serverMs * 1000) / Math.max(1, own.delivery.count),
      serverCore: meters.serverMs / meters.elapsedMs,
      generatorCore: meters.ownMs / meters.elapsedMs,
      otherCores: Math.max(0, meters.machineMs - meters.serverMs - meters.ownMs) / meters.elapsedMs,
    };
  }
  return {
    members,
    joinMs,
    kbPerMember,
    step,
    close: () => {
      for (const member of members) member.close();
    },
  };
}

/** @returns a function that tells what was used since, in milliseconds. */
function startMeters(pid: number) {
  const started = {
    at: performance.now(),
    server: processorMs(pid),
    own: processorMs(process.pid),
    machine: machineMs(),
  };
  return () => ({
    elapsedMs: performance.now() - started.at,
    serverMs: processorMs(pid) - started.server,
    ownMs: processorMs(process.pid) - started.own,
    machineMs: machineMs() - started.machine,
  });
}
