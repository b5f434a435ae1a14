/**
 * How fast the SQLite store is on this machine, beside the disk's own limit measured in the same run. Usage:
 * `node bench/storage.mjs [messages] [folder]`. Loading stops after a minute with whatever it has then.
 */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStorage } from '../server/storage/sqlite-storage.ts';

const [wanted = 1_000_000, parent = tmpdir()] = [Number(process.argv[2] ?? 1_000_000), process.argv[3]];
const folder = mkdtempSync(join(parent, 'hearth-bench-'));
const id = (n) => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const CHANNELS = 50;
const MEMBERS = 100_000;
const channels = Array.from({ length: CHANNELS }, (_, n) => id(100 + n));

let seed = 42;
/** The same numbers in every run. */
function random() {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}
const SYLLABLES = 'com con in ter mu ni ty pre sch ool fri day an na re ing ed s tion al ma bo ti ka lo vi'.split(' ');
const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)];
const VOCABULARY = Array.from({ length: 30_000 }, () =>
  Array.from({ length: 1 + Math.floor(random() * 4) }, syllable).join(''),
);
/** A few words are common and many are rare, as in what people write. */
function text() {
  return Array.from({ length: 20 }, () => VOCABULARY[Math.floor(VOCABULARY.length ** random())]).join(' ');
}

async function send(tx, n, channelId = channels[Math.floor(CHANNELS * random() ** 2)]) {
  const stream = `channel:${channelId}`;
  const seq = await tx.nextSeq(channelId, n);
  const rev = await tx.nextRev(stream);
  const row = { kind: 'message', id: id(1e9 + n), rev, channelId, seq, authorId: id(1 + (n % 80)), text: text() };
  await tx.insert(stream, { ...row, createdAt: n, reactions: [] });
}

function report(name, figures) {
  const shown = Object.entries(figures).map(
    ([key, value]) => `${key} ${typeof value === 'number' ? value.toPrecision(3) : value}`,
  );
  console.log(`${name.padEnd(40)} ${shown.join('   ')}`);
}

/** Median and 99th of a hundred in milliseconds of the clock, and the mean of the processor's, which others do not disturb. */
async function time(name, count, work) {
  for (let n = 0; n < count / 4; n++) await work(n);
  const times = [];
  const cpu = cpuSince();
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    await work(n);
    times.push(performance.now() - start);
  }
  const used = cpu();
  times.sort((a, b) => a - b);
  report(name, {
    'p50 ms': times[Math.floor(count / 2)],
    'p99 ms': times[Math.floor(count * 0.99)],
    'CPU ms': used / count,
  });
}

function cpuSince() {
  const before = process.cpuUsage();
  return () => {
    const used = process.cpuUsage(before);
    return (used.user + used.system) / 1000;
  };
}

/** How often a second work that is given `width` at a time comes back. */
async function rate(seconds, width, work) {
  let done = 0;
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    await Promise.all(Array.from({ length: width }, work));
    done += width;
  }
  return done / seconds;
}

function diskLimit(seconds) {
  const file = openSync(join(folder, 'raw'), 'w');
  const block = Buffer.alloc(4096, 1);
  let done = 0;
  for (const end = performance.now() + seconds * 1000; performance.now() < end; done++) {
    writeSync(file, block);
    fdatasyncSync(file);
  }
  closeSync(file);
  return done / seconds;
}

const storage = createSqliteStorage(folder);
try {
  const disk = diskLimit(2);
  report('fdatasync of 4 KiB, the disk alone', { '/s': disk });

  let sent = 0;
  const start = performance.now();
  await storage.transaction(async (tx) => {
    for (const channel of channels) {
      const row = { kind: 'channel', id: channel, rev: 1, communityId: id(1), name: 'c', overrides: [] };
      await tx.put(`channel:${channel}`, row);
    }
  });
  while (sent < wanted && performance.now() - start < 60_000) {
    await storage.transaction(async (tx) => {
      for (let n = 0; n < 2000; n++) await send(tx, sent++);
    });
  }
  const size = statSync(join(folder, 'hearth.db')).size / 2 ** 20;
  report(`loaded ${sent} messages`, { '/s': (sent / (performance.now() - start)) * 1000, MiB: size });

  for (const width of [1, 10, 100]) {
    const cpu = cpuSince();
    const found = await rate(3, width, () => storage.transaction((tx) => send(tx, sent++)));
    report(`durable sends, ${width} at a time`, {
      '/s': found,
      'of the disk': found / disk,
      'CPU ms': cpu() / found / 3,
    });
  }

  const pick = (n) => channels[n % CHANNELS];
  await time('newest 50', 2000, (n) => storage.messages(pick(n), { limit: 50 }));
  await time('50 before the middle', 2000, (n) => storage.messages(pick(n), { before: 2000, limit: 50 }));
  const search = (words, channelIds, more = {}) => storage.search({ words, channelIds, limit: 20, ...more });
  const word = (rank, n) => VOCABULARY[rank + (n % rank)];
  const long = VOCABULARY.filter((one) => one.length > 7);
  await time('search, common word, all channels', 500, (n) => search([word(5, n)], channels));
  await time('search, rare word, all channels', 500, (n) => search([word(10_000, n)], channels));
  await time('search, two words, all channels', 500, (n) => search([word(20, n), word(100, n)], channels));
  await time('search, common word, one channel', 500, (n) => search([word(5, n)], [pick(n)]));
  await time('search, common word, ten channels', 500, (n) =>
    search([word(5, n)], channels.slice(n % 40, (n % 40) + 10)),
  );
  await time('search, rare word, one author', 500, (n) =>
    search([word(5000, n)], channels, { authorId: id(1 + (n % 80)) }),
  );
  await time('search, common word, long ago', 200, (n) => search([word(5, n)], channels, { before: 1000 + n }));
  await time('search, beginning of three letters', 200, (n) => search([word(5000, n).slice(0, 3)], channels));
  await time('search, beginning of six letters', 200, (n) => search([long[n].slice(0, 6)], channels));

  const FIRST =
    'Anna Bo Chidi Dana Emeka Fatima Grace Hiro Ida José Kofi Lena Mia Noor Olu Priya Quinn Rosa Sam Tove'.split(' ');
  for (let n = 0; n < MEMBERS; n += 2000) {
    await storage.transaction(async (tx) => {
      for (let k = n; k < n + 2000; k++) {
        const name = `${FIRST[k % FIRST.length]} ${VOCABULARY[k % VOCABULARY.length]}`;
        const row = { kind: 'member', id: id(2e9 + k), rev: k + 1, name, roleIds: [id(7 + (k % 3))], status: 'active' };
        await tx.put(`community:${id(1)}`, row);
      }
    });
  }
  const after = { name: 'Lena', id: id(0) };
  await time(`50 of ${MEMBERS} members by name`, 500, () =>
    storage.memberPage(id(1), { status: 'active', after, limit: 50 }),
  );
  await time('50 of those with a role', 500, () =>
    storage.memberPage(id(1), { roleId: id(8), status: 'active', after, limit: 50 }),
  );
  await time('members, one letter', 500, () => storage.memberSearch(id(1), ['a'], 40));
  await time('members, two words', 200, (n) => storage.memberSearch(id(1), ['an', word(5000, n).slice(0, 3)], 40));
  await time('role combinations', 500, () => storage.roleCombinations(id(1)));
} finally {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
}
