/**
 * How fast the SQLite store is on this machine, beside the disk's own limit measured in the same run. Usage:
 * `node bench/storage.ts [messages] [folder]`. Loading stops after a minute with whatever it has then. The processor's
 * time is shown too: on a machine with other work it says more than the clock.
 */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchRequest, Storage, Transaction } from '../server/domain/storage.ts';
import { createSqliteStorage } from '../server/storage/sqlite-storage.ts';
import { channelStream } from '../src/protocol/ids.ts';
import { COMMUNITY, COMMUNITY_STREAM, channelRow, idOf, memberRow, send } from '../test/kit/storage-rows.ts';

const LOAD_MS = 60_000;
const CHANNELS = 50;
const MEMBERS = 100_000;
const SYLLABLES = 'com con in ter mu ni ty pre sch ool fri day an na re ing ed s tion al ma bo ti ka lo vi'.split(' ');
const FIRST_NAMES = 'Anna Bo Chidi Dana Emeka Fatima Grace Hiro Ida José Kofi Lena Mia Noor Olu Priya Rosa Tove'.split(
  ' ',
);

let seed = 42;
/** The same numbers in every run. */
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}
function pick(from: readonly string[], at: number): string {
  return from[at % from.length] ?? '';
}

const channels = Array.from({ length: CHANNELS }, (_, n) => idOf(100 + n));
const roles = [idOf(7), idOf(8), idOf(9)];
const syllable = (): string => pick(SYLLABLES, Math.floor(random() * SYLLABLES.length));
const vocabulary = Array.from({ length: 30_000 }, () =>
  Array.from({ length: 1 + Math.floor(random() * 4) }, syllable).join(''),
);
/** One of the words from this rank on: 0 is the most common. */
const word = (rank: number, n: number): string => pick(vocabulary, rank + (n % (rank + 1)));

let sentCount = 0;
/** A few words are common and many are rare, as in what people write; so it is with channels. */
async function sendOne(tx: Transaction): Promise<void> {
  const n = sentCount++;
  const text = Array.from({ length: 20 }, () => pick(vocabulary, Math.floor(vocabulary.length ** random()))).join(' ');
  const channelId = pick(channels, Math.floor(CHANNELS * random() ** 2));
  await send(tx, idOf(1e9 + n), { channelId, text, authorId: idOf(1000 + (n % 80)), createdAt: n });
}

function report(name: string, figures: Readonly<Record<string, number>>): void {
  const shown = Object.entries(figures).map(([unit, value]) => `${value.toPrecision(3).padStart(9)} ${unit}`);
  process.stdout.write(`${name.padEnd(36)}${shown.join('')}\n`);
}

/** @returns a function that tells the processor's milliseconds since. */
function processorTime(): () => number {
  const start = process.cpuUsage();
  return () => {
    const used = process.cpuUsage(start);
    return (used.user + used.system) / 1000;
  };
}

async function time(name: string, count: number, work: (n: number) => Promise<unknown>): Promise<void> {
  for (let n = 0; n < count / 4; n++) await work(n);
  const times: number[] = [];
  const used = processorTime();
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    await work(n);
    times.push(performance.now() - start);
  }
  const mean = used() / count;
  times.sort((a, b) => a - b);
  const [median = 0, late = 0] = [times[Math.floor(count / 2)], times[Math.floor(count * 0.99)]];
  report(name, { 'ms p50': median, 'ms p99': late, 'ms of processor': mean });
}

function measureDisk(folder: string): number {
  const file = openSync(join(folder, 'raw'), 'w');
  const block = Buffer.alloc(4096, 1);
  let count = 0;
  for (const end = performance.now() + 2000; performance.now() < end; count++) {
    writeSync(file, block);
    fdatasyncSync(file);
  }
  closeSync(file);
  report('fdatasync of 4 KiB, the disk alone', { 'a second': count / 2 });
  return count / 2;
}

async function load(storage: Storage, folder: string, wanted: number): Promise<void> {
  const start = performance.now();
  await storage.transaction(async (tx) => {
    for (const id of channels) await tx.put(channelStream(id), channelRow({ id }));
  });
  while (sentCount < wanted && performance.now() - start < LOAD_MS) {
    await storage.transaction(async (tx) => {
      for (let n = 0; n < 2000; n++) await sendOne(tx);
    });
  }
  const rate = (sentCount / (performance.now() - start)) * 1000;
  report(`loaded ${String(sentCount)} messages`, {
    'a second': rate,
    MiB: statSync(join(folder, 'hearth.db')).size / 2 ** 20,
  });
}

async function measureWrites(storage: Storage, disk: number): Promise<void> {
  for (const width of [1, 10, 100]) {
    const used = processorTime();
    const start = performance.now();
    let count = 0;
    for (; performance.now() - start < 3000; count += width) {
      await Promise.all(Array.from({ length: width }, () => storage.transaction(sendOne)));
    }
    const rate = (count / (performance.now() - start)) * 1000;
    const figures = { 'a second': rate, 'of the disk': rate / disk, 'ms of processor': used() / count };
    report(`durable messages, ${String(width)} at a time`, figures);
  }
}

async function measureMessages(storage: Storage): Promise<void> {
  const search = (words: readonly string[], change: Partial<SearchRequest> = {}) =>
    storage.search({ words, channelIds: channels, limit: 20, ...change });
  const long = vocabulary.filter((one) => one.length > 7);
  const ten = (n: number): string[] => channels.slice(n % 40, (n % 40) + 10);
  await time('newest 50', 2000, (n) => storage.messages(pick(channels, n), { limit: 50 }));
  await time('50 around the 500th', 2000, (n) => storage.messages(pick(channels, n), { around: 500, limit: 50 }));
  await time('search, common word', 500, (n) => search([word(5, n)]));
  await time('search, rare word', 500, (n) => search([word(10_000, n)]));
  await time('search, two words', 500, (n) => search([word(20, n), word(100, n)]));
  await time('search, common word, one channel', 500, (n) => search([word(5, n)], { channelIds: [pick(channels, n)] }));
  await time('search, common word, ten channels', 500, (n) => search([word(5, n)], { channelIds: ten(n) }));
  await time('search, rare word, one author', 500, (n) => search([word(5000, n)], { authorId: idOf(1000 + (n % 80)) }));
  await time('search, common word, long ago', 200, (n) => search([word(5, n)], { before: 1000 + n }));
  await time('search, three letters', 200, (n) => search([word(5000, n).slice(0, 3)]));
  await time('search, six letters', 200, (n) => search([pick(long, n).slice(0, 6)]));
}

async function measureMembers(storage: Storage): Promise<void> {
  for (let first = 0; first < MEMBERS; first += 2000) {
    await storage.transaction(async (tx) => {
      for (let n = first; n < first + 2000; n++) {
        const row = memberRow(2e9 + n, `${pick(FIRST_NAMES, n)} ${pick(vocabulary, n)}`, { roleIds: [pick(roles, n)] });
        await tx.put(COMMUNITY_STREAM, row);
      }
    });
  }
  const after = { name: 'Lena', id: idOf(0) };
  const page = { status: 'active', after, limit: 50 } as const;
  await time(`50 of ${String(MEMBERS)} members`, 500, () => storage.memberPage(COMMUNITY, page));
  await time('50 of those with a role', 500, (n) => storage.memberPage(COMMUNITY, { ...page, roleId: pick(roles, n) }));
  await time('members, one letter', 500, () => storage.memberSearch(COMMUNITY, ['a'], 40));
  await time('members, two words', 200, (n) => storage.memberSearch(COMMUNITY, ['an', word(5000, n).slice(0, 3)], 40));
  await time('role combinations', 500, () => storage.roleCombinations(COMMUNITY));
}

const [wanted = '1000000', parent = tmpdir()] = process.argv.slice(2);
const folder = mkdtempSync(join(parent, 'hearth-bench-'));
const storage = createSqliteStorage(folder);
try {
  const disk = measureDisk(folder);
  await load(storage, folder, Number(wanted));
  await measureWrites(storage, disk);
  await measureMessages(storage);
  await measureMembers(storage);
} finally {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
}
