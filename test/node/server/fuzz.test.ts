/**
 * Thousands of bent frames thrown at a real server over real lines. Each is answered with a code or ends its line; none
 * crashes the server, swells it, changes a prototype or shows its inside. `FUZZ_FRAMES` and `FUZZ_SEED` make it longer, or
 * other: `FUZZ_FRAMES=1000000 node --test test/node/server/fuzz.test.ts`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { ERROR_CODES } from '../../../src/protocol/errors.ts';
import { buildFrameWorld, type FrameWorld, must } from '../../kit/frame-fixtures.ts';
import { closeApp, connect } from '../../kit/app-client.ts';
import { type FuzzedFrame, fuzzedFrames } from '../../kit/fuzzed-frames.ts';
import { openRawLine, type RawLine } from '../../kit/raw-line.ts';
import type { TestApp } from '../../kit/app.ts';

const FRAMES = Number(process.env['FUZZ_FRAMES'] ?? 2_500);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261);
const ANSWER_MS = 5_000;
/** A good signal is never answered. */
const SIGNAL_MS = 5;
/** What good frames write stays in the memory of the store: so the bound grows with their number. */
const MAX_GROWTH = 24 * 1024 * 1024 * Math.ceil(FRAMES / 10_000);
const INSIDE = /node_modules|\.ts:\d|SELECT |INSERT |valibot|at Object|TypeError|undefined/;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that are still in use once nothing unused is left. */
function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

type Ended = 'closed' | 'silent' | { readonly ok: boolean; readonly error?: { readonly code: string } };

/** A line that is opened again when the server has let go of it: each time by
 *  somebody new, every other one with all rights. */
class Thrower {
  readonly #app: TestApp;
  readonly #promote: (memberId: string) => Promise<unknown>;
  #line: RawLine | undefined;
  #acks = 0;
  #people = 0;

  constructor(app: TestApp, promote: (memberId: string) => Promise<unknown>) {
    this.#app = app;
    this.#promote = promote;
  }

  async throw(frame: FuzzedFrame): Promise<{ readonly ended: Ended; readonly said: string }> {
    const line = await this.#open();
    const id = String(++this.#acks);
    const { event, payloads, wantsAnswer } = frame;
    const from = line.said.length;
    line.send(`42${wantsAnswer ? id : ''}${[`[${JSON.stringify(event)}`, ...payloads].join(',')}]`);
    if (!wantsAnswer) return { ended: 'silent', said: '' };
    const answer = `43${id}[`;
    const patience = event === 'signal' ? SIGNAL_MS : ANSWER_MS;
    for (const end = performance.now() + patience; performance.now() < end; await new Promise(setImmediate)) {
      const said = line.said.slice(from).find((text) => text.startsWith(answer));
      if (said) return { said, ended: (JSON.parse(said.slice(answer.length - 1)) as [Ended])[0] };
      if (!line.isOpen()) return { ended: 'closed', said: '' };
    }
    return { ended: 'silent', said: '' };
  }

  async #open(): Promise<RawLine> {
    if (this.#line?.isOpen() && this.#line.said.length < 1_000) return this.#line;
    this.#line?.close();
    const line = await openRawLine(this.#app, await this.#app.token(`bender ${String(++this.#people)}`));
    const memberId = /"memberId":"([^"]+)"/.exec(line.said.join())?.[1] ?? '';
    if (this.#people % 2 === 0) await this.#promote(memberId);
    return (this.#line = line);
  }

  close(): void {
    this.#line?.close();
  }
}

async function throwAll(frames: readonly FuzzedFrame[], thrower: Thrower): Promise<ReadonlyMap<string, number>> {
  const codes = new Map<string, number>();
  for (const [index, frame] of frames.entries()) {
    const where = `frame ${String(index)} of seed ${String(SEED)}: ${frame.event} ${frame.payloads.join().slice(0, 400)}`;
    const { ended, said } = await thrower.throw(frame);
    const code = typeof ended === 'string' ? ended : ended.ok ? 'ok' : (ended.error?.code ?? '');
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (code === 'silent') assert.ok(!frame.wantsAnswer || frame.event === 'signal', `no answer: ${where}`);
    if (['silent', 'closed', 'ok'].includes(code)) continue;
    assert.ok((ERROR_CODES as readonly string[]).includes(code) && code !== 'internal', `${code}: ${where}`);
    assert.doesNotMatch(said, INSIDE, where);
  }
  return codes;
}

async function goesOn({ app, owner }: FrameWorld): Promise<void> {
  const input = { name: 'After all' };
  const { channelId } = await must<{ channelId: string }>(owner.command('channel.create', input));
  const listener = await connect(app, 'somebody new');
  await listener.sync({ stream: `channel:${channelId}` });
  await must(owner.command('message.send', { channelId, text: 'All well?' }));
  await listener.hears('patch', (patch: unknown) => JSON.stringify(patch).includes('All well?'));
}

test('every bent frame is answered with a code or ends its line, and the server goes on as before', async () => {
  const world = await buildFrameWorld();
  const { app, owner, general } = world;
  const rejections: unknown[] = [];
  const note = (error: unknown): void => void rejections.push(error);
  process.on('unhandledRejection', note);
  const { roleId } = await must<{ roleId: string }>(
    owner.command('role.create', { name: 'All rights', permissions: ['administrator'] }),
  );
  const thrower = new Thrower(app, (memberId) => owner.command('member.setRoles', { memberId, roleIds: [roleId] }));
  const prototype = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
  const known = JSON.stringify(world.refs).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  const ids = [...new Set([...known, general])];
  const streams = ids.flatMap((id) => [`channel:${id}`, `community:${id}`, `me:${id}`]);
  const frames = fc.sample(fuzzedFrames(ids, streams), { numRuns: FRAMES, seed: SEED });
  const before = heldBytes();
  try {
    const codes = await throwAll(frames, thrower);
    const grown = heldBytes() - before;
    assert.ok(grown < MAX_GROWTH, `${String(Math.round(grown / 2 ** 20))} MiB more`);
    const seldom = ['ok', 'invalid', 'not_found', 'forbidden'].filter((code) => (codes.get(code) ?? 0) < FRAMES / 100);
    assert.deepEqual(seldom, [], `the frames reach everywhere: ${JSON.stringify([...codes])}`);
    assert.deepEqual([app.complaints, rejections], [[], []]);
    assert.equal(JSON.stringify(Object.getOwnPropertyNames(Object.prototype)), prototype);
    await goesOn(world);
  } finally {
    thrower.close();
    process.off('unhandledRejection', note);
    await closeApp(app);
  }
});
