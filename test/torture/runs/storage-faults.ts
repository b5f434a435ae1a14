/**
 * F12–F14: the disk is full, the file system is read-only, somebody else holds the database. Reads go on, writes say that
 * they cannot, and once the fault is gone everything is written that was promised, without anybody's help.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Crowd, gather } from '../crowd.ts';
import { type Ground, layGround } from '../ground.ts';
import { checkHistory } from '../history-check.ts';
import { atMost, conclude, figure, type Outcome, skip, within } from '../outcome.ts';
import type { RunOptions } from './options.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

interface Fault {
  readonly name: string;
  readonly cycles: number;
  begin(ground: Ground): Promise<void>;
  end(ground: Ground): Promise<void>;
  /** How long it lasts. */
  readonly ms: number;
  /** Whether writes may still pass: the lock may be let go in time. */
  readonly healMs: number;
}

/** A small disk in memory. @returns undefined with the reason where this machine does not allow it. */
function mountDisk(): { readonly folder: string; unmount(): void } | string {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-disk-'));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    rmSync(folder, { recursive: true });
    return `a small disk cannot be mounted on this machine (${(stderr || 'mount is missing').trim()})`;
  }
  return {
    folder,
    unmount() {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fill(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (const size of [65_536, 4_096, 512]) fillBy(handle, Buffer.alloc(size));
  } finally {
    closeSync(handle);
  }
}
function fillBy(handle: number, piece: Buffer): void {
  try {
    while (writeSync(handle, piece) > 0);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOSPC') throw error;
  }
}

interface Seen {
  readonly heals: number[];
  readonly reads: number[];
  failedReads: number;
  unwell: number;
}

/** Reads of the channel's history, and what `/healthz` says, for as long as a fault lasts. */
async function look(ground: Ground, crowd: Crowd, untilMs: number, seen: Seen): Promise<void> {
  const [reader] = crowd.people;
  const endAt = performance.now() + untilMs;
  while (performance.now() < endAt) {
    const begunAt = performance.now();
    const answer = await reader?.client.query('history', { channelId: ground.community.general, limit: 20 });
    if (answer?.ok) seen.reads.push(performance.now() - begunAt);
    else seen.failedReads++;
    const health = await fetch(`${ground.url}/healthz`);
    if (!health.ok) seen.unwell++;
    await sleep(100);
  }
}

async function endure(ground: Ground, fault: Fault, options: RunOptions): Promise<Outcome> {
  const { seed, people = 5, historyPath, relaxed, say } = options;
  const crowd = await gather(ground, { count: people, seed, historyPath });
  const seen: Seen = { heals: [], reads: [], failedReads: 0, unwell: 0 };
  const { pid } = ground.server;
  try {
    await crowd.allLive();
    crowd.talk(500);
    for (let cycle = 1; cycle <= fault.cycles; cycle++) {
      await sleep(1_000);
      crowd.history.note({ is: 'fault', what: `${fault.name} ${cycle}` });
      await fault.begin(ground);
      await look(ground, crowd, fault.ms, seen);
      await fault.end(ground);
      seen.heals.push(await firstWrite(crowd));
      for (const person of crowd.people) await person.retryFailed();
      if (cycle % 10 === 0) say(`${cycle} of ${fault.cycles}`);
    }
    await crowd.settle();
    const others = [...(await died(ground, pid)), ...(await ground.finish(crowd.history))];
    return conclude(
      fault.name,
      seed,
      checkHistory(crowd.history.events),
      [
        figure('cycles', fault.cycles),
        within('reads meanwhile', seen.reads, relaxed ? undefined : 500),
        atMost('reads refused', seen.failedReads, 0),
        figure('health checks that said so', seen.unwell),
        within('written again after', seen.heals, relaxed ? undefined : fault.healMs),
      ],
      others,
    );
  } finally {
    await fault.end(ground);
    await crowd.close();
    await ground.remove();
  }
}

async function died({ server, url }: Ground, pid: number): Promise<readonly string[]> {
  const isWell = await fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
  return [
    ...(server.pid === pid ? [] : ['died: the server is another process']),
    ...(isWell ? [] : ['unwell: /healthz does not say that all is well again']),
    ...(/unhandled|uncaught/.test(server.output()) ? ['unhandled: the log holds an unhandled error'] : []),
  ];
}

/** Somebody new asks for something small to be written, again and again. @returns ms until it was. */
async function firstWrite({ people }: Crowd): Promise<number> {
  const begunAt = performance.now();
  const [person] = people;
  for (;;) {
    const answer = await person?.client.command('profile.update', { about: `at ${begunAt}` });
    if (answer?.ok) return performance.now() - begunAt;
    if (performance.now() - begunAt > 60_000) throw new Error(`Nothing is written: ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}

export async function diskFull(options: RunOptions): Promise<Outcome> {
  const disk = mountDisk();
  if (typeof disk === 'string') return skip('disk-full', disk);
  const big = join(disk.folder, 'something-else');
  try {
    const ground = await layGround({ folder: disk.folder });
    return await endure(
      ground,
      {
        name: 'disk-full',
        cycles: options.cycles ?? 10,
        ms: 3_000,
        healMs: 5_000,
        begin: () => Promise.resolve(fill(big)),
        end: () => Promise.resolve(rmSync(big, { force: true })),
      },
      options,
    );
  } finally {
    disk.unmount();
  }
}

/** Another process holds the write lock for ten seconds. */
export async function locked(options: RunOptions): Promise<Outcome> {
  const script = `import Database from 'better-sqlite3'; const held = new Database(process.argv[1]);
    held.exec('BEGIN IMMEDIATE'); console.log('held'); setInterval(() => undefined, 1000);`;
  let holder: ChildProcess | undefined;
  return endure(
    await layGround(),
    {
      name: 'locked',
      cycles: options.cycles ?? 5,
      ms: 10_000,
      healMs: 5_000,
      async begin({ folder }) {
        holder = spawn(process.execPath, ['--input-type=module', '-e', script, join(folder, 'hearth.db')], {
          cwd: ROOT,
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        if (holder.stdout) await once(holder.stdout, 'data');
      },
      async end() {
        if (holder?.exitCode !== null || holder.signalCode !== null) return;
        const gone = once(holder, 'exit');
        holder.kill('SIGKILL');
        await gone;
      },
    },
    options,
  );
}

/** The server is killed and its disk comes back read-only: it says so and ends; writable again, it goes on where it was. */
export async function readOnly({ seed, cycles = 5, people = 5, historyPath, relaxed }: RunOptions): Promise<Outcome> {
  const disk = mountDisk();
  if (typeof disk === 'string') return skip('read-only', disk);
  const remount = (how: 'ro' | 'rw') => spawnSync('mount', ['-o', `remount,${how},size=8m`, disk.folder]).status === 0;
  const ground = await layGround({ folder: disk.folder });
  const crowd = await gather(ground, { count: people, seed, historyPath });
  const back: number[] = [];
  const wrong: string[] = [];
  try {
    await crowd.allLive();
    crowd.talk(400);
    for (let cycle = 1; cycle <= cycles; cycle++) {
      await sleep(500 + crowd.random.below(1_000));
      crowd.history.note({ is: 'fault', what: `read-only ${cycle}` });
      await ground.server.kill();
      if (!remount('ro')) return skip('read-only', 'a disk cannot be made read-only on this machine');
      const said = await ground.start().then(
        () => 'it started',
        (error: unknown) => String(error),
      );
      if (!/hearth: .+\./.test(said) || /\n\s+at /.test(said)) wrong.push(`said: ${said.slice(0, 500)}`);
      remount('rw');
      await ground.start();
      back.push(await crowd.allLive());
    }
    await crowd.settle();
    const others = await ground.finish(crowd.history);
    const goals = [figure('cycles', cycles), within('all live again after', back, relaxed ? undefined : 10_000)];
    return conclude('read-only', seed, checkHistory(crowd.history.events), goals, [...wrong, ...others]);
  } finally {
    remount('rw');
    await crowd.close();
    await ground.remove();
    disk.unmount();
  }
}
