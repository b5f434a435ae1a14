/**
 * Connections: coming in, coming back all at once with a token and cursors, and what one costs while nobody says anything.
 * Beside stock Socket.IO and raw `ws`; `--clients 2000 --rounds 2 --seconds 20`.
 */
import { keepOffServers, processorMs, residentKb } from './server/child.ts';
import { forEachSeat } from './server/load.ts';
import { median, readOptions, shown, table } from './server/options.ts';
import { hearth, raw, stock } from './server/socket-targets.ts';
import type { Member, Target } from './server/target.ts';

const options = readOptions({ clients: 2000, rounds: 2, seconds: 20, servers: 'hearth,stock,ws' });
const targets: Readonly<Record<string, Target>> = { hearth, stock, ws: raw };
const nobody = { delivered: () => undefined, acknowledged: () => undefined, refused: () => undefined };
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Figures {
  readonly firstMs: number;
  readonly firstProcessorMs: number;
  readonly backMs: number;
  readonly backProcessorMs: number;
  readonly kb: number;
  readonly idleProcessorMs: number;
}

async function measure(target: Target): Promise<Figures> {
  const running = await target.start(1);
  const members: Member[] = [];
  async function comeIn(atOnce: number): Promise<{ ms: number; processor: number }> {
    const [start, used] = [performance.now(), processorMs(running.pid)];
    await forEachSeat(
      options.clients,
      async (seat) => void (members[seat] = await running.join(seat, 0, nobody)),
      atOnce,
    );
    return { ms: performance.now() - start, processor: (processorMs(running.pid) - used) / options.clients };
  }
  try {
    const emptyKb = residentKb(running.pid);
    const first = await comeIn(40);
    const idleStart = processorMs(running.pid);
    await sleep(options.seconds * 1000);
    const idle = (processorMs(running.pid) - idleStart) / options.seconds;
    const kb = (residentKb(running.pid) - emptyKb) / options.clients;
    for (const member of members) member.close();
    await sleep(1_000);
    const back = await comeIn(options.clients);
    return {
      firstMs: first.ms,
      firstProcessorMs: first.processor,
      backMs: back.ms,
      backProcessorMs: back.processor,
      kb,
      idleProcessorMs: idle,
    };
  } finally {
    for (const member of members) member.close();
    await running.stop();
  }
}

keepOffServers();
const measured = new Map<string, Figures[]>();
for (let round = 0; round < options.rounds; round++) {
  for (const name of options.servers.split(',')) {
    const target = targets[name];
    if (!target) throw new Error(`There is no server “${name}”: ${Object.keys(targets).join(', ')}.`);
    measured.set(target.name, [...(measured.get(target.name) ?? []), await measure(target)]);
  }
}
const KEYS = ['firstMs', 'firstProcessorMs', 'backMs', 'backProcessorMs', 'kb', 'idleProcessorMs'] as const;
const rows = [...measured].map(([name, rounds]) => [
  name,
  ...KEYS.map((key) => shown(median(rounds.map((figures) => figures[key])))),
]);
const head = [
  'server',
  'first time, ms',
  'processor ms each',
  'all back at once, ms',
  'processor ms each',
  'KB each',
  'idle, processor ms a second',
];
console.log(`${options.clients} connections, median of ${options.rounds} rounds:\n\n${table(head, rows)}`);
process.exit();
