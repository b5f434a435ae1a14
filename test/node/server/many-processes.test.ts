/** Real server processes behind nginx, as docs/operating.md sets them up: one dies under load, and nobody loses a word. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Envelope } from '../../../src/protocol/errors.ts';
import { PROTOCOL_VERSION } from '../../../src/protocol/version.ts';
import { newId, type TestApp } from '../../kit/app.ts';
import {
  findProgram,
  freePort,
  missing,
  startPostgres,
  startRedis,
  type TestPostgres,
  type TestRedis,
} from '../../kit/databases.ts';
import { type ServerProcess, startServer } from '../../kit/server-process.ts';
import { type SeveralServers, startServers } from '../../kit/several-servers.ts';

const ROOT = join(import.meta.dirname, '../../..');
const skip = missing('postgres', 'redis', 'nginx');

/** The configuration of `deploy/`, but for its addresses. */
async function startNginx(ports: readonly number[]): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'hearth-nginx-'));
  let site = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8').replace('listen 80;', `listen 127.0.0.1:${port};`);
  for (const [n, own] of ports.entries()) site = site.replace(`127.0.0.1:${8787 + n} `, `127.0.0.1:${own} `);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1; events {}
     http { access_log off; ${paths.join(' ')} ${site} }`,
  );
  const child: ChildProcess = spawn(findProgram('nginx') ?? 'nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
    stdio: 'ignore',
  });
  await sleep(300);
  assert.equal(child.exitCode, null, 'nginx did not start');
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGQUIT');
      await Promise.race([gone, sleep(2_000).then(() => child.kill('SIGKILL'))]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describe('three processes behind nginx', { skip }, () => {
  const closers: (() => Promise<unknown>)[] = [];
  const processes: ServerProcess[] = [];
  let outside: SeveralServers;
  let postgres: TestPostgres;
  let redis: TestRedis;
  let turns = 0;
  let app: TestApp;
  let url = '';
  let environment: Record<string, string> = {};
  before(async () => {
    postgres = await startPostgres();
    closers.push(() => postgres.stop());
    redis = await startRedis();
    closers.push(() => redis.stop());
    const databaseUrl = await postgres.createDatabase();
    outside = await startServers(1, databaseUrl, redis.url);
    closers.push(() => outside.close());
    app = outside.apps[0]!;
    environment = {
      HEARTH_DATABASE_URL: databaseUrl,
      HEARTH_REDIS_URL: redis.url,
      HEARTH_INVITE_KEY: Buffer.alloc(32, 7).toString('base64url'),
    };
    for (let n = 0; n < 3; n++) {
      const one = await startServer({ arguments: [], environment });
      processes.push(one);
      closers.push(() => one.remove());
    }
    const nginx = await startNginx(processes.map(({ url: own }) => Number(new URL(own).port)));
    closers.push(() => nginx.stop());
    url = nginx.url;
  });
  after(async () => {
    for (const close of closers.reverse()) await close();
  });

  /** People at different networks, so that nginx spreads them. */
  async function open(sub: string, place: number, transports: string[]) {
    const auth = { protocol: PROTOCOL_VERSION, community: app.community.slug, token: await app.token(sub) };
    const agent = new Agent({ keepAlive: true, localAddress: `127.0.${place + 1}.1` });
    const options = { auth, transports, forceNew: true, reconnectionDelay: 100, reconnectionDelayMax: 500 };
    const socket = io(url, { ...options, agent: agent as never });
    closers.push(() => Promise.resolve(void socket.close()));
    socket.on('session', ({ code }: { code: string }) => {
      if (code === 'replaced') socket.disconnect().connect();
    });
    return socket;
  }

  async function sendOne(socket: Socket, frame: { readonly opId: string }): Promise<boolean> {
    for (;;) {
      const answer = (await socket
        .timeout(1_500)
        .emitWithAck('command', frame)
        .catch(() => undefined)) as Envelope<unknown> | undefined;
      if (answer?.ok === true) return true;
      if (answer?.ok === false && answer.error.code === 'rate_limited') {
        await sleep(answer.error.retryAfterMs ?? 300);
        return false;
      }
      await sleep(50);
    }
  }

  /** Six people write while the trouble lasts. @returns what was acknowledged and the longest wait. */
  async function writeDuring(trouble: () => Promise<void>) {
    const { general: channelId } = app.community;
    const turn = ++turns;
    const sockets = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((n) => open(`sender-${turn}-${n}`, n, n < 5 ? ['websocket'] : ['polling'])),
    );
    const acknowledged = new Set<string>();
    let longest = 0;
    let isOver = false;
    const senders = sockets.map(async (socket, sender) => {
      for (let n = 0; !isOver; n++) {
        const opId = newId();
        const begun = Date.now();
        const frame = { type: 'message.send', opId, channelId, text: `from ${sender}: ${n}` };
        if (await sendOne(socket, frame)) {
          acknowledged.add(opId);
          longest = Math.max(longest, Date.now() - begun);
        }
        await sleep(250);
      }
    });
    await sleep(1_000);
    await trouble();
    await sleep(1_500);
    isOver = true;
    await Promise.all(senders);
    for (const socket of sockets) socket.close();
    return { acknowledged, longest };
  }

  async function checkAllThere(acknowledged: ReadonlySet<string>): Promise<void> {
    const seen: string[] = [];
    for (let before: number | undefined, more = true; more;) {
      const page = await app.storage.messages(app.community.general, { limit: 100, before });
      seen.push(...page.rows.map(({ id }) => id));
      before = page.rows[0]?.seq;
      more = page.hasBefore && before !== undefined;
    }
    assert.ok(acknowledged.size > 25, `${acknowledged.size} were acknowledged`);
    assert.equal(new Set(seen).size, seen.length, 'something is there twice');
    const all = new Set(seen);
    for (const id of acknowledged) assert.ok(all.has(id), `${id} was acknowledged and is gone`);
  }

  test('a rolling restart under load: all that was acknowledged is there once, and nobody waits 5 s', async () => {
    const { acknowledged, longest } = await writeDuring(async () => {
      for (const [n, one] of processes.entries()) {
        await one.stop();
        assert.match(one.output(), /Stopped\./);
        processes[n] = await one.restart();
        closers.push(() => processes[n]!.remove());
      }
    });
    await checkAllThere(acknowledged);
    assert.ok(longest < 5_000, `somebody waited ${longest} ms`);
  });

  test('one is killed, Redis and PostgreSQL restart, all under load: nothing acknowledged is lost, nobody waits 5 s', async () => {
    const { acknowledged, longest } = await writeDuring(async () => {
      await processes[0]!.kill();
      await sleep(1_000);
      await redis.kill();
      await redis.start();
      await sleep(1_000);
      await postgres.kill();
      await postgres.start();
    });
    await checkAllThere(acknowledged);
    assert.ok(longest < 5_000, `somebody waited ${longest} ms`);
    for (const one of processes.slice(1)) assert.equal((await fetch(`${one.url}/healthz`)).status, 200);
  });

  test('a command of the operator goes to the database while servers run', async () => {
    const listed = await runCommand(['community', 'list'], environment);
    assert.match(listed.printed, new RegExp(app.community.slug));
    assert.equal(listed.code, 0);
  });
});

async function runCommand(words: readonly string[], environment: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
  const child = spawn(process.execPath, ['server/main.ts', ...words], {
    cwd: ROOT,
    env: { ...process.env, HEARTH_DATA: folder, ...environment },
  });
  let printed = '';
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  child.stderr.on('data', (text: Buffer) => (printed += text.toString()));
  const [code] = (await once(child, 'close')) as [number];
  rmSync(folder, { recursive: true, force: true });
  return { code, printed };
}

const nowhere = { HEARTH_DATABASE_URL: 'postgres://hearth:secret@127.0.0.1:1/hearth' };
const WRONG: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  [
    'a database that is not there',
    nowhere,
    /hearth: The database of HEARTH_DATABASE_URL cannot be used: nothing listens there/,
  ],
  [
    'no address',
    { HEARTH_DATABASE_URL: 'mysql://x' },
    /hearth: HEARTH_DATABASE_URL must be an address such as postgres/,
  ],
  ['Redis alone', { HEARTH_REDIS_URL: 'redis://127.0.0.1:1' }, /hearth: HEARTH_REDIS_URL is for several servers/],
  ['a short key', { HEARTH_INVITE_KEY: 'short' }, /hearth: HEARTH_INVITE_KEY must be at least 32/],
  ['a bucket without keys', { HEARTH_S3_BUCKET: 'pictures' }, /hearth: HEARTH_S3_BUCKET needs HEARTH_S3_KEY_ID/],
];

describe('a wrong setting', () => {
  for (const [name, environment, sentence] of WRONG) {
    test(`ends the start with a sentence: ${name}`, async () => {
      const { code, printed } = await runCommand(['serve'], { PORT: '0', ...environment });
      assert.equal(code, 1);
      assert.match(printed, sentence);
      assert.doesNotMatch(printed, /secret|at .*\.ts:/);
    });
  }
});
