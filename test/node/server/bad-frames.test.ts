/**
 * Every frame of the shared collection of bad ones is thrown at a real app. Each must meet its own expectation, and after
 * each one the process lives, other people go on hearing, nothing of the inside shows and no prototype has changed.
 */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, afterEach, before, describe, test } from 'node:test';
import { IDENTITY_KEYS } from '../../../server/auth/identity-keys.ts';
import { ERROR_CODES, type ErrorCode } from '../../../src/protocol/errors.ts';
import { ISSUER, newId, type TestApp } from '../../kit/app.ts';
import { closeApp, connect, refusal, type TestClient } from '../../kit/app-client.ts';
import { type FrameItem, mapFrame, WITHOUT_EFFECT } from '../../kit/frame-adapter.ts';
import { buildFrameWorld, type FrameWorld, must } from '../../kit/frame-fixtures.ts';
import { openRawLine, openTcpLine, type RawLine } from '../../kit/raw-line.ts';
import { build, claimsFor, encode, makePairs, signature } from '../../kit/tokens.ts';
import { corpus } from '../model/corpus.ts';

const ANSWER_MS = 1_000;
const FRAME_BYTES = 65_536;
const ROW_KEYS = [
  'kind',
  'id',
  'rev',
  'channelId',
  'seq',
  'authorId',
  'text',
  'createdAt',
  'reactions',
  'mentions',
  'replyToId',
];
const items = corpus('bad-frames') as unknown as readonly FrameItem[];
const of = (...layers: readonly string[]): readonly FrameItem[] => items.filter(({ layer }) => layers.includes(layer));
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const now = (): number => Math.floor(Date.now() / 1000);

interface Answer {
  readonly ok: boolean;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}

describe('bad frames', () => {
  let world: FrameWorld;
  let app: TestApp;
  let sender: TestClient;
  const rejections: unknown[] = [];
  const note = (error: unknown): void => void rejections.push(error);
  const prototype = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
  const memoryBefore = process.memoryUsage().rss;

  before(async () => {
    process.on('unhandledRejection', note);
    world = await buildFrameWorld();
    ({ app } = world);
    sender = await connect(app, 'sender');
  });
  after(async () => {
    process.off('unhandledRejection', note);
    await closeApp(app);
    assert.ok(process.memoryUsage().rss - memoryBefore < 200 * 1024 * 1024, 'memory is bounded');
  });
  afterEach(async () => {
    const text = `Still here? ${newId()}`;
    await must(world.owner.command('message.send', { channelId: world.general, text }));
    await world.witness.hears(
      'patch',
      ({ rows }: { readonly rows: readonly { readonly text?: string }[] }) => rows.some((row) => row.text === text),
      ANSWER_MS,
    );
    world.witness.heard.length = 0;
    assert.deepEqual(rejections, []);
    assert.deepEqual(app.complaints, []);
    assert.equal(JSON.stringify(Object.getOwnPropertyNames(Object.prototype)), prototype);
    assert.equal(({} as { admin?: unknown }).admin, undefined);
  });

  let lastAck = 0;
  async function ask(
    line: RawLine,
    event: string,
    payloads: readonly string[],
    ackId = ++lastAck,
  ): Promise<Answer | 'closed'> {
    line.send(`42${String(ackId)}${[`["${event}"`, ...payloads].join(',')}]`);
    const heard = await Promise.race([
      line.hears((text) => text.startsWith(`43${String(ackId)}[`), ANSWER_MS),
      closed(line),
    ]);
    if (heard === 'closed') return 'closed';
    assert.doesNotMatch(heard, /node_modules|\.ts:|SELECT |valibot|at Object/, 'nothing of the inside shows');
    return (JSON.parse(heard.slice(`43${String(ackId)}`.length)) as [Answer])[0];
  }
  async function closed(line: RawLine): Promise<'closed'> {
    while (line.isOpen()) await wait(20);
    return 'closed';
  }
  const rev = async (): Promise<number> => (await app.storage.head(`channel:${world.general}`)).rev;

  async function expectUnharmed(line: RawLine): Promise<void> {
    const answer = await ask(line, 'query', ['{"type":"community.get"}']);
    assert.ok(answer !== 'closed' && answer.ok, 'the socket stays usable');
  }

  async function expectRejected(
    item: FrameItem,
    line: RawLine,
    event: string,
    payloads: readonly string[],
  ): Promise<void> {
    const before = await rev();
    const isTooLong = Buffer.byteLength(payloads.join()) > FRAME_BYTES - 100;
    const isSignal = event === 'signal';
    if (isSignal) line.send(`42["signal",${payloads.join(',')}]`);
    const answer = isSignal ? undefined : await ask(line, event, payloads);
    if (isTooLong) {
      assert.equal(answer ?? (await closed(line)), 'closed');
    } else if (!isSignal) {
      assert.ok(answer && answer !== 'closed', 'the socket stays open');
      if (!(item.id in WITHOUT_EFFECT)) expectError(event, answer);
      await expectUnharmed(line);
    } else {
      await wait(30);
      const said = world.witness.heard
        .filter(({ event: name }) => name === 'signal')
        .map(({ payload }) => payload as { readonly type: string });
      assert.deepEqual(
        said.filter(({ type }) => type === 'typing'),
        [],
      );
      await expectUnharmed(line);
    }
    if (!(item.id in WITHOUT_EFFECT)) assert.equal(await rev(), before, 'nothing has changed');
  }

  function expectError(event: string, answer: Answer): void {
    const errors =
      event === 'sync' && answer.ok
        ? Object.values(answer.result ?? {}).map((state) => (state as Answer).error)
        : [answer.error];
    for (const error of errors)
      assert.ok(
        error && ERROR_CODES.includes(error.code),
        `a stable code, not ${JSON.stringify(answer).slice(0, 200)}`,
      );
  }

  async function expectNormalised(item: FrameItem, answer: Answer): Promise<void> {
    assert.equal(answer.ok, true, JSON.stringify(answer));
    if (item.op === 'history') return void assert.ok((answer.result?.['rows'] as readonly unknown[]).length <= 100);
    if (item.op !== 'send') return;
    const row = await app.storage.message(String(answer.result?.['messageId']));
    assert.ok(row);
    assert.deepEqual(
      Object.keys(row).filter((key) => !ROW_KEYS.includes(key)),
      [],
    );
    assert.equal(row.authorId, sender.memberId);
    assert.ok(Math.abs(row.createdAt - Date.now()) < 5_000);
    assert.equal(row.seq, (await app.storage.head(`channel:${world.general}`)).lastSeq);
  }

  for (const item of of('event').filter(
    ({ op, set }) =>
      op !== 'auth' && !('schema' in (set ?? {})) && !('pid' in (set ?? {})) && !('offset' in (set ?? {})),
  )) {
    test(`${item.id} ${item.op}: ${item.why} → ${item.expect}`, async () => {
      const line = await openRawLine(app, await app.token('sender'));
      const { event, payloads } = await mapFrame(item, world, sender);
      if (item.expect === 'reject') {
        await expectRejected(item, line, event, payloads);
      } else if (item.expect === 'resync') {
        const answer = await ask(line, event, payloads);
        assert.ok(answer !== 'closed' && answer.ok);
        assert.equal((Object.values(answer.result ?? {})[0] as { reset?: boolean }).reset, true);
      } else if ('$noAck' in (item.set ?? {})) {
        const before = await rev();
        line.send(`42["${event}",${payloads.join()}]`);
        await expectUnharmed(line);
        assert.equal(await rev(), before + 1);
      } else {
        const ackId = ++lastAck;
        const answer = await ask(line, event, payloads, ackId);
        assert.ok(answer !== 'closed');
        await expectNormalised(item, answer);
        if ('$ackTwice' in (item.set ?? {})) {
          line.said.length = 0;
          assert.deepEqual(await ask(line, event, payloads, ackId), answer);
        }
      }
      line.close();
    });
  }

  describe('at the handshake', () => {
    let tokens: Readonly<Record<string, string>>;
    before(async () => {
      const pairs = makePairs(ISSUER, `hearth:${app.community.slug}`);
      const other = {
        key: { ...pairs.hs.key, kid: 'other', aud: 'hearth:other-tenant' },
        privateKey: 'the secret of another tenant, long enough',
      };
      await app.storage.transaction((tx) =>
        tx.putSetting(app.community.communityId, IDENTITY_KEYS, [pairs.hs.key, pairs.rs.key, app.community.key]),
      );
      app.trust.forget();
      const input = `${encode({ alg: 'HS256', kid: 'rs' })}.${encode(claimsFor(pairs.rs.key, 'sender'))}`;
      const subjectIsObject: Readonly<Record<string, unknown>> = { sub: {} };
      tokens = {
        'jwt-alg-none': `${encode({ alg: 'none' })}.${encode(claimsFor(pairs.hs.key, 'sender'))}.`,
        'jwt-hs256-with-rsa-public-key': `${input}.${signature(input, 'HS256', pairs.rs.key.publicKeyPem)}`,
        'jwt-expired': build(pairs.hs, 'sender', { claims: { iat: now() - 900, exp: now() - 300 } }),
        'jwt-not-yet': build(pairs.hs, 'sender', { claims: { nbf: now() + 300 } }),
        'jwt-no-exp': build(pairs.hs, 'sender', { claims: { exp: undefined } }),
        'jwt-other-tenant-key': build(other, 'sender'),
        'jwt-wrong-aud': build(pairs.hs, 'sender', { claims: { aud: 'hearth:elsewhere' } }),
        'jwt-kid-path': build(pairs.hs, 'sender', { header: { kid: '../../dev/null' } }),
        'jwt-jku': build(pairs.hs, 'sender', { header: { jku: 'https://evil.example/keys' } }),
        'jwt-embedded-jwk': build(pairs.hs, 'sender', { header: { jwk: { kty: 'oct', k: 'AAAA' } } }),
        'jwt-crit': build(pairs.hs, 'sender', { header: { crit: ['exp'] } }),
        'jwt-sub-object': build(pairs.hs, 'sender', { claims: subjectIsObject }),
        'jwt-exp-string': build(pairs.hs, 'sender', { claims: { exp: 'tomorrow' } }),
      };
    });

    for (const item of of('event').filter(({ op }) => op === 'auth')) {
      test(`${item.id} ${item.why} → ${item.expect}`, async () => {
        const given = item.set?.['token'] as
          { $remove?: true; $gen?: string; s?: string; n?: number; $ref?: string } | string | null;
        const fields = typeof given === 'object' && given !== null ? given : {};
        const token = fields.$gen ? (fields.s ?? '').repeat(fields.n ?? 0) : fields.$ref ? tokens[fields.$ref] : given;
        const auth = { protocol: 1, community: app.community.slug, ...(fields.$remove ? {} : { token }) };
        const error = await refusal(app, 'sender', { token: 'unused', auth });
        if (!fields.$gen)
          assert.ok(
            error && ['unauthenticated', 'token_expired', 'invalid'].includes(error.code),
            JSON.stringify(error),
          );
      });
    }
    for (const item of of('event').filter(({ set = {} }) => 'schema' in set)) {
      test(`${item.id} ${item.why} → ${item.expect}`, async () => {
        const error = await refusal(app, 'sender', {
          auth: { protocol: item.set?.['schema'], community: app.community.slug, token: await app.token('sender') },
        });
        assert.equal(error?.code, 'protocol_mismatch');
        assert.match(error.message, /Reload|upgraded/);
      });
    }
    for (const item of of('event').filter(({ set = {} }) => 'pid' in set || 'offset' in set)) {
      test(`${item.id} ${item.why} → ${WITHOUT_EFFECT[item.id] ?? ''}`, async () => {
        const client = await connect(app, 'sender', {
          auth: { protocol: 1, community: app.community.slug, token: await app.token('sender'), ...item.set },
        });
        assert.notEqual(client.socket.recovered, true);
        client.close();
      });
    }
  });

  for (const item of of('socketio', 'engine')) {
    test(`${item.id} ${JSON.stringify(item.raw).slice(0, 40)}: ${item.why} → ${item.expect}`, async () => {
      const line = await openRawLine(app, await app.token('sender'));
      const before = await rev();
      const raw = item.raw as string;
      line.send(item.layer === 'socketio' ? `4${raw}` : raw);
      line.send(`42["command",${JSON.stringify({ type: 'no.such' })}]`);
      await wait(30);
      assert.equal(await rev(), before);
      line.close();
    });
  }

  for (const item of of('ws')) {
    test(`${item.id} ${item.why} → ${item.expect}`, async () => {
      const socket = await openTcpLine(app);
      const gone = new Promise((resolve) => socket.once('close', resolve));
      socket.write(Buffer.from((item.raw as { $bin: string }).$bin, 'base64'));
      if (item.id === 'bf-275') socket.end(); // the rest of the header never comes
      assert.equal(await Promise.race([gone.then(() => 'closed'), wait(ANSWER_MS).then(() => 'open')]), 'closed');
    });
  }

  for (const item of of('http')) {
    test(`${item.id} ${item.op}: ${item.why} → ${item.expect}`, async () => {
      const [method = '', path = ''] = item.op.split(' ');
      const upgrade = item.why.includes('upgrade')
        ? {
            connection: 'Upgrade',
            upgrade: 'websocket',
            'sec-websocket-version': '13',
            'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          }
        : {};
      const status = await new Promise((resolve, reject) => {
        const sent = request({ port: app.port, method, path, headers: upgrade }, (answer) => {
          answer.resume();
          resolve(String(answer.statusCode));
        });
        sent.on('error', reject);
        sent.end();
      });
      assert.equal(status, item.expect);
    });
  }
});
