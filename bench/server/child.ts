/** A server under test in a process of its own, held to the first processor where the machine has several. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const TICK_MS = 10;
const isSplit = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Keeps this process off the processor that the servers have. */
export function keepOffServers(): void {
  if (isSplit) spawnSync('taskset', ['-a', '-c', '-p', `1-${availableParallelism() - 1}`, String(process.pid)]);
}

export function spawnPinned(command: readonly string[], withMessages: boolean): ChildProcess {
  const whole = isSplit ? ['taskset', '-c', '0', ...command] : command;
  return spawn(whole[0]!, whole.slice(1), {
    stdio: ['ignore', 'inherit', 'inherit', ...(withMessages ? ['ipc' as const] : [])],
  });
}

export interface Started<Told> {
  /** What it says of itself once it listens. */
  readonly told: Told;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a server, named by its file's path from this folder. */
export async function startChild<Told>(file: string, ...options: readonly string[]): Promise<Started<Told>> {
  const flags = process.env['BENCH_PROFILE'] ? ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_PROFILE']}`] : [];
  const child = spawnPinned([process.execPath, ...flags, join(import.meta.dirname, file), ...options], true);
  const [told] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended at once.`))),
  ])) as [Told];
  return { told, pid: child.pid!, stop: () => endChild(child) };
}

export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(timer);
}

/** Milliseconds of processor that a process and its threads have used. */
export function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Milliseconds of processor that all on this machine have used. */
export function machineMs(): number {
  const [, user, nice, system, , , irq, soft] = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/\s+/);
  return [user, nice, system, irq, soft].reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0);
}

export function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);
}
