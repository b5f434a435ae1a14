/** The server as people run it: a process, a data folder, a command line. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { io, type Socket } from 'socket.io-client';
import { understand } from '../../../server/operating/command-line.ts';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { FolderFileStore } from '../../../server/files/folder-file-store.ts';
import type { Envelope } from '../../../src/protocol/errors.ts';
import type { SessionReady } from '../../../src/protocol/handshake.ts';
import type { HistoryPage } from '../../../src/protocol/messages.ts';
import { newId, signToken } from '../../kit/app.ts';
import { type ServerProcess, startServer } from '../../kit/server-process.ts';

const MAIN = join(import.meta.dirname, '../../../server/main.ts');

interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}
async function run(dataFolder: string, ...words: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [MAIN, ...words], {
    env: { ...process.env, HEARTH_DATA: dataFolder, PORT: '0', HEARTH_DEMO: '' },
  });
  let [output, complaint] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, output, complaint };
}

describe('settings', () => {
  test('that make no sense are refused by name, in a sentence', () => {
    const wrong: readonly [string, string][] = [
      ['PORT', 'eight'],
      ['PORT', '70000'],
      ['HEARTH_DEMO', 'perhaps'],
      ['HEARTH_ORIGINS', 'https://ok.example, www.example.org'],
      ['HEARTH_PUBLIC_URL', 'talk.example.org'],
      ['HEARTH_PUBLIC_URL', 'https://talk.example.org/chat'],
      ['HEARTH_LOG', 'loud'],
      ['HEARTH_PROXY_HOPS', '-1'],
    ];
    for (const [name, value] of wrong) {
      assert.throws(
        () => readConfig({ [name]: value }),
        (error) => error instanceof ConfigError && error.message.includes(name) && /[.]$/.test(error.message),
        `${name}=${value}`,
      );
    }
    assert.equal(readConfig({}).port, 8787);
    assert.equal(readConfig({ HEARTH_PUBLIC_URL: 'https://talk.example.org/' }).publicUrl, 'https://talk.example.org');
    assert.ok(Object.isFrozen(readConfig({})));
  });
});

describe('what was typed', () => {
  test('is understood, or refused with what would be right', () => {
    assert.deepEqual(understand([]), { invocation: { command: 'serve', values: {} } });
    assert.deepEqual(understand(['--demo']), { invocation: { command: 'serve', values: { demo: true } } });
    assert.deepEqual(understand(['key', 'remove', 'k1', '--community', 'x']), {
      invocation: { command: 'keyRemove', values: { community: 'x', 'key-id': 'k1' } },
    });
    const problem = (...words: readonly string[]): string => (understand(words) as { problem: string }).problem;
    assert.match(problem('serve', '--dmeo'), /no option --dmeo.*--demo/);
    assert.match(problem('backup'), /needs <folder>/);
    assert.match(problem('backup', 'a', 'b'), /one word too many/);
    assert.match(problem('srve'), /no command/);
    assert.match(problem('key', 'add', '--issuer'), /issuer/);
    for (const words of [['--help'], ['serve', '-h'], ['help']])
      assert.match((understand(words) as { help: string }).help, /HEARTH_DATA/);
  });
});

describe('a server process', () => {
  let folder: string;
  let dataFolder: string;
  let secret: { readonly kid: string; readonly text: string };
  let server: ServerProcess;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hearth-cli-'));
    dataFolder = join(folder, 'data');
    const made = await run(
      dataFolder,
      'community',
      'create',
      '--slug',
      'village',
      '--name',
      'The Village',
      '--template',
      'empty',
    );
    assert.equal(made.code, 0, made.complaint);
    assert.match(made.output, /\/community\/village#signin=[\w-]{22,}/);
    const { output } = await run(dataFolder, 'key', 'add', '--issuer', 'https://host.example');
    secret = {
      kid: /HEARTH_KEY_ID=(\S+)/.exec(output)?.[1] ?? '',
      text: /HEARTH_SECRET=(\S+)/.exec(output)?.[1] ?? '',
    };
    server = await startServer({ dataFolder, arguments: [] });
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function signIn(sub: string): Promise<{ readonly socket: Socket; readonly ready: SessionReady }> {
    const key = {
      kid: secret.kid,
      secret: secret.text,
      iss: 'https://host.example',
      aud: 'hearth:village',
      algorithm: 'HS256' as const,
    };
    const token = signToken(sub, {}, key);
    const socket = io(server.url, {
      auth: { protocol: 1, community: 'village', token },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    const ready = await new Promise<SessionReady>((resolve, reject) => {
      socket.once('session', resolve);
      socket.once('connect_error', reject);
    });
    return { socket, ready };
  }
  async function ask<T>(socket: Socket, event: string, payload: object): Promise<T> {
    const answer = (await socket.timeout(5_000).emitWithAck(event, payload)) as Envelope<T>;
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.result;
  }
  async function channelOf(socket: Socket): Promise<string> {
    const { channels } = await ask<{ channels: readonly { id: string }[] }>(socket, 'query', { type: 'community.get' });
    return channels[0]?.id ?? '';
  }

  test('loses nothing acknowledged when it is killed, and doubles nothing when it is asked again', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      const { socket } = await signIn('ada');
      const channelId = await channelOf(socket);
      const opIds = Array.from({ length: 300 }, newId);
      const send = (opId: string) =>
        socket.timeout(5_000).emitWithAck('command', { type: 'message.send', opId, channelId, text: opId });
      const sending = opIds.map((opId, index) =>
        send(opId).then(({ ok }: { ok: boolean }) => {
          if (ok) acknowledged.push(opId);
          if (index === 12) void server.kill();
        }),
      );
      await Promise.allSettled(sending);
      server = await server.restart();
      const back = await signIn('ada');
      const again = acknowledged.slice(-5);
      for (const opId of again)
        assert.equal(
          (
            await ask<{ messageId: string }>(back.socket, 'command', {
              type: 'message.send',
              opId,
              channelId,
              text: opId,
            })
          ).messageId,
          opId,
        );
      const seqs = new Map<string, number>();
      for (let before: number | undefined; ;) {
        const page: HistoryPage = await ask(back.socket, 'query', {
          type: 'history',
          channelId,
          limit: 100,
          ...(before === undefined ? {} : { before }),
        });
        for (const row of page.rows) seqs.set(row.text, row.seq);
        before = page.rows[0]?.seq;
        if (!page.hasBefore) break;
      }
      for (const opId of acknowledged) assert.ok(seqs.has(opId), `${opId} was acknowledged and is there`);
      assert.deepEqual(
        [...seqs.values()].sort((a, b) => a - b),
        Array.from({ length: seqs.size }, (_, index) => index + 1),
        'no hole, no double',
      );
      socket.close();
      back.socket.close();
    }
    assert.ok(acknowledged.length > 0);
  });

  test('keeps its data folder to itself, and says so', async () => {
    const second = await run(dataFolder, 'serve');
    assert.equal(second.code, 1);
    assert.match(second.complaint, /Another Hearth is running/);
    assert.doesNotMatch(second.complaint, /at .*\.ts/);
  });

  test('says when its port is taken', async () => {
    const port = new URL(server.url).port;
    const child = spawn(process.execPath, [MAIN, 'serve'], {
      env: { ...process.env, HEARTH_DATA: join(folder, 'elsewhere'), PORT: port },
    });
    let complaint = '';
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
    const [code] = (await once(child, 'exit')) as [number];
    assert.equal(code, 1);
    assert.match(complaint, new RegExp(`Port ${port} is taken`));
  });

  test('is told of keys, origins and roles while it runs', async () => {
    assert.match((await run(dataFolder, 'origin', 'add', 'https://page.example')).output, /https:\/\/page\.example/);
    const asked = await fetch(`${server.url}/api/origin?community=village`, {
      headers: { origin: 'https://page.example' },
    });
    assert.equal(((await asked.json()) as { result: { allowed: boolean } }).result.allowed, true);
    await run(dataFolder, 'key', 'remove', secret.kid);
    await assert.rejects(signIn('ada'), /key/);
    assert.match(
      (await run(dataFolder, 'key', 'add', '--issuer', 'x', '--algorithm', 'RS256')).complaint,
      /secret, a public key, a JWKS/,
    );
    assert.match((await run(dataFolder, 'owner-link', '--community', 'nowhere')).complaint, /There are: village/);
  });

  test('is backed up while it runs; a restored one has everything and a new epoch', async () => {
    const { output } = await run(dataFolder, 'key', 'add', '--issuer', 'https://host.example');
    secret = {
      kid: /HEARTH_KEY_ID=(\S+)/.exec(output)?.[1] ?? '',
      text: /HEARTH_SECRET=(\S+)/.exec(output)?.[1] ?? '',
    };
    const { socket, ready } = await signIn('ada');
    const channelId = await channelOf(socket);
    await ask(socket, 'command', { type: 'message.send', opId: newId(), channelId, text: 'before the backup' });
    const picture = `${'c0'.repeat(32)}.webp`;
    await new FolderFileStore(join(dataFolder, 'files')).put(picture, Buffer.from('a picture'));
    const backup = join(folder, 'backup');
    assert.equal((await run(dataFolder, 'backup', backup)).code, 0);
    assert.match((await run(dataFolder, 'backup', backup)).complaint, /not empty/);
    await ask(socket, 'command', { type: 'message.send', opId: newId(), channelId, text: 'after the backup' });
    socket.close();
    assert.match((await run(dataFolder, 'restore', backup)).complaint, /Another Hearth is running/);
    await server.stop();
    rmSync(join(dataFolder, 'files'), { recursive: true });
    assert.equal((await run(dataFolder, 'restore', backup)).code, 0);
    server = await server.restart();
    const back = await signIn('ada');
    assert.notEqual(back.ready.epoch, ready.epoch);
    const { rows } = await ask<HistoryPage>(back.socket, 'query', { type: 'history', channelId, limit: 1 });
    assert.equal(rows[0]?.text, 'before the backup');
    assert.equal(await (await fetch(`${server.url}/files/${picture}`)).text(), 'a picture');
    back.socket.close();
  });
});

describe('the demo', () => {
  let server: ServerProcess;
  after(() => server.remove());
  test('makes its communities once, signs in its people, and finds its data again', async () => {
    server = await startServer();
    const output = server.output();
    for (const part of ['/demo/school', '/community/alder-grove#signin=', 'hearth.js" data-community="alder-grove"'])
      assert.ok(output.includes(part), part);
    const { persons } = (await (await fetch(`${server.url}/demo/persons`)).json()) as {
      persons: readonly { id: string }[];
    };
    for (const id of [
      'owner',
      'head',
      'teacher',
      'parent',
      'parent2',
      'pupil',
      'volunteer',
      'coordinator',
      'moderator',
      'stranger',
      'banned',
    ])
      assert.ok(
        persons.some((person) => person.id === id),
        id,
      );
    const count = async (): Promise<{ readonly messages: number; readonly channels: number }> => {
      const { token, community } = (await (await fetch(`${server.url}/demo/token?person=teacher`)).json()) as {
        token: string;
        community: string;
      };
      assert.equal(community, 'alder-grove');
      const post = async (type: string, input: object = {}) => {
        const answer = await fetch(`${server.url}/api/query/${type}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(input),
        });
        return ((await answer.json()) as { result: { channels: readonly { lastSeq: number }[] } }).result;
      };
      const { channels } = await post('community.get');
      return { messages: channels.reduce((sum, { lastSeq }) => sum + lastSeq, 0), channels: channels.length };
    };
    const first = await count();
    assert.ok(first.channels >= 10 && first.messages > 1_000, JSON.stringify(first));
    await server.kill();
    server = await server.restart();
    assert.doesNotMatch(server.output(), /Made “/);
    assert.deepEqual(await count(), first);
    await server.stop();
    assert.match(server.output(), /Stopped/);
  });
});
