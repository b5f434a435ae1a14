/**
 * Messages into channels: durable, acknowledged, delivered to everybody in them, beside stock Socket.IO, raw `ws` and an XMPP server.
 * Each server climbs its own ladder of rates until p99 or loss ends it; the servers take turns, round after round.
 *
 *   npm run bench -- fan-out                                        one channel of 1,000
 *   npm run bench -- fan-out --clients 5000 --limit 300             one channel of 5,000
 *   npm run bench -- fan-out --clients 2000 --channels 20           where hardly two messages share a window
 *   npm run bench -- fan-out --clients 400 --channels 200           commits over many small channels
 *   npm run bench -- fan-out --clients 200 --seconds 1 --servers hearth,stock --rates 50,100     small
 */
import { keepOffServers } from './server/child.ts';
import { fillRoom, type StepResult } from './server/load.ts';
import { readOptions, shown, table } from './server/options.ts';
import { hearth, raw, rawGathered, stock } from './server/socket-targets.ts';
import type { Target } from './server/target.ts';
import { prosody } from './server/xmpp-target.ts';

const options = readOptions({
  clients: 1000,
  channels: 1,
  seconds: 4,
  rounds: 2,
  limit: 100,
  servers: 'hearth,stock,ws,ws-gathered,prosody',
  rates: '',
  /** An XMPP server needs a minute for 1,000 to come in. */
  occupants: 200,
});
const perChannel = options.clients / options.channels;

const targets: Readonly<Record<string, Target>> = { hearth, stock, ws: raw, 'ws-gathered': rawGathered, prosody };
/** Deliveries a second at which each is asked, in one channel; more than it will bear at the end. */
const SINGLE = [20_000, 40_000, 60_000, 80_000, 100_000, 130_000];
const GATHERED = perChannel > 2000 ? [100_000, 250_000, 500_000, 800_000] : [400_000, 800_000, 1_600_000, 2_400_000];
const SMALL = [500, 1000, 2000, 4000, 6000, 8000];
const ladders: Readonly<Record<string, readonly number[]>> = {
  hearth: GATHERED,
  'ws-gathered': GATHERED,
  prosody: [500, 1000, 2000, 4000, 8000],
};

function ratesFor(name: string, members: number): readonly number[] {
  if (options.rates) return options.rates.split(',').map(Number);
  if (name !== 'prosody' && members < 20) return SMALL;
  const deliveries = options.channels > 1 && name !== 'prosody' ? SINGLE : (ladders[name] ?? SINGLE);
  return deliveries.map((count) => count / members);
}

interface Climb {
  readonly joinMs: number;
  readonly kbPerMember: number;
  readonly steps: readonly StepResult[];
}
const holds = ({ delivery, lostShare, refusedCount }: StepResult): boolean =>
  refusedCount === 0 && lostShare < 0.01 && delivery.quantile(0.99) <= options.limit;

async function climb(name: string, target: Target): Promise<Climb> {
  const clients = name === 'prosody' ? Math.min(options.clients, options.occupants) : options.clients;
  const channels = name === 'prosody' ? 1 : options.channels;
  const running = await target.start(channels);
  try {
    const room = await fillRoom(running, clients, channels);
    const [slowest = 1, ...faster] = ratesFor(name, clients / channels);
    await room.step(slowest, Math.min(2, options.seconds)); // cold code is not what is measured
    const steps: StepResult[] = [];
    for (const rate of [slowest, ...faster]) {
      const step = await room.step(rate, options.seconds);
      steps.push(step);
      report(target.name, clients, step);
      if (!holds(step)) break;
    }
    room.close();
    return { joinMs: room.joinMs, kbPerMember: room.kbPerMember, steps };
  } finally {
    await running.stop();
  }
}

const HEAD =
  'server | members | messages/s | deliveries/s | delivery p50, p99 ms | ack p50, p99 ms | lost % | refused | µs/delivery | cores: server, load, others';
function report(name: string, clients: number, step: StepResult): void {
  const pair = (delays: StepResult['ack']): string => `${shown(delays.quantile(0.5))}, ${shown(delays.quantile(0.99))}`;
  const cores = [step.serverCore, step.generatorCore, step.otherCores].map((share) => share.toFixed(2)).join(', ');
  const cells = [
    ...[name, clients, shown(step.rate), shown(step.deliveriesPerSecond), pair(step.delivery), pair(step.ack)],
    ...[shown(step.lostShare * 100), step.refusedCount, shown(step.serverMicrosecondsPerDelivery), cores],
  ];
  console.log(`${holds(step) ? ' ' : '✗'} ${cells.join(' | ')}`);
}

keepOffServers();
const climbs = new Map<string, Climb[]>();
console.log(`  ${HEAD}`);
for (let round = 0; round < options.rounds; round++) {
  for (const name of options.servers.split(',')) {
    const target = targets[name];
    if (!target) throw new Error(`There is no server “${name}”: ${Object.keys(targets).join(', ')}.`);
    const done = await climb(name, target);
    climbs.set(target.name, [...(climbs.get(target.name) ?? []), done]);
  }
}

/** The best of the rounds: what the machine's other work took away says nothing about the server. */
const rows = [...climbs].map(([name, rounds]) => {
  const held = rounds.flatMap(({ steps }) => steps.filter(holds));
  const best = held.toSorted((a, b) => b.rate - a.rate)[0];
  const half = held.filter(({ rate }) => best && rate <= best.rate / 2).toSorted((a, b) => b.rate - a.rate)[0];
  const acks = half ? `${shown(half.ack.quantile(0.5))}, ${shown(half.ack.quantile(0.99))}` : '–';
  const figures = best ? [best.rate, best.deliveriesPerSecond, best.delivery.quantile(0.99)] : [0, 0, NaN];
  const [join, kb] = [Math.min(...rounds.map((r) => r.joinMs)), Math.min(...rounds.map((r) => r.kbPerMember))];
  return [name, ...figures.map(shown), acks, shown(join), shown(kb)];
});
console.log(
  `\nHeld with delivery p99 ≤ ${options.limit} ms and under 1 % lost, best of ${options.rounds} rounds of ${options.seconds} s:\n`,
);
console.log(
  table(
    ['server', 'messages/s', 'deliveries/s', 'delivery p99', 'ack at half, p50, p99', 'all in, ms', 'KB each'],
    rows,
  ),
);
process.exit();
