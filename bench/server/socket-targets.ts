/** The servers that speak WebSocket: Hearth, stock Socket.IO, and raw `ws` with and without a window. */
import { randomUUID } from 'node:crypto';
import { PROTOCOL_VERSION } from '../../src/protocol/version.ts';
import type { SessionReady } from '../../src/protocol/handshake.ts';
import type { SyncResult } from '../../src/protocol/wire.ts';
import { newId, signToken } from '../../test/kit/app.ts';
import { startChild } from './child.ts';
import type { HearthTold } from './hearth-server.ts';
import { type Line, openLine } from './line.ts';
import { createNumberReader, type Listener, type Running, type Target } from './target.ts';

const SOCKET_IO = '/socket.io/?EIO=4&transport=websocket';
const starts = (text: Buffer, prefix: string): boolean => text.toString('latin1', 0, prefix.length) === prefix;
/** Acknowledgement numbers below belong to the joining. */
const FIRST_ACK = 100;

/** What a dialogue says once the member is in. */
const IN = 'in';

interface Dialogue {
  /** Lines that come while joining, each once: gives the answer, or `IN`. */
  greet(text: string): string | undefined;
}

/** Opens a Socket.IO line, has the dialogue, then listens for messages and acknowledgements. */
async function joinSocketIo(
  port: number,
  event: string,
  read: (frame: Buffer) => readonly number[],
  listener: Listener,
  dialogue: Dialogue,
): Promise<Line> {
  const prefix = `42["${event}"`;
  let line = undefined as Line | undefined;
  let enter: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const entered = new Promise<void>((resolve, reject) => ([enter, fail] = [resolve, reject]));
  let isIn = false;
  const early: string[] = [];
  const greet = (text: string): void => {
    if (text.startsWith('44')) return fail(new Error(text));
    const answer = dialogue.greet(text);
    if (answer === IN) {
      isIn = true;
      enter();
    } else if (answer !== undefined) line?.send(answer);
  };
  line = await openLine(port, SOCKET_IO, (frame) => {
    if (starts(frame, '2')) return line?.send('3');
    if (!isIn) {
      const text = frame.toString();
      return void (line ? greet(text) : early.push(text));
    }
    if (starts(frame, prefix)) return listener.delivered(read(frame));
    if (!starts(frame, '43')) return;
    const [, number, answer] = /^43(\d+)(.{0,12})/.exec(frame.toString('latin1', 0, 40))!;
    const sent = Number(number) - FIRST_ACK;
    if (answer!.startsWith('[{"ok":true')) listener.acknowledged(sent);
    else listener.refused(sent);
  });
  for (const text of early) greet(text);
  await entered;
  return line;
}

const after = (text: string, prefix: string): unknown => JSON.parse(text.slice(prefix.length));

/** What a member knew when the line ended. */
type Cursors = Map<string, { readonly epoch: string; readonly rev: number }>;

const PLACES = '42["patch",{"stream":"community:';
/** Who comes and goes is heard while one is there. */
function followPlaces(frame: Buffer, cursors: Cursors): void {
  if (!starts(frame, PLACES)) return;
  const [, stream, epoch, rev] = /"stream":"(.+?)","epoch":"(.+?)","from":\d+,"rev":(\d+)/.exec(
    frame.toString('latin1', 0, 300),
  )!;
  cursors.set(stream!, { epoch: epoch!, rev: Number(rev) });
}

function hearthDialogue(told: HearthTold, seat: number | 'owner', channelId: string, cursors: Cursors): Dialogue {
  const token = signToken(seat === 'owner' ? seat : `person-${seat}`, { jti: randomUUID() }, told.key);
  return {
    greet(text) {
      if (text.startsWith('0'))
        return `40${JSON.stringify({ protocol: PROTOCOL_VERSION, community: told.slug, token })}`;
      if (text.startsWith('42["session"')) {
        const [, { memberId }] = after(text, '42') as [string, SessionReady];
        const names = [`community:${told.communityId}`, `me:${memberId}`, `channel:${channelId}`];
        const streams = names.map((stream) => ({ stream, since: cursors.get(stream) ?? null }));
        return `420${JSON.stringify(['sync', { streams }])}`;
      }
      if (!text.startsWith('430')) return undefined;
      const [answer] = after(text, '430') as [{ readonly ok: boolean; readonly result: SyncResult }];
      if (!answer.ok) throw new Error(text);
      for (const [stream, state] of Object.entries(answer.result))
        if ('rev' in state) cursors.set(stream, { epoch: state.epoch, rev: state.rev });
      return IN;
    },
  };
}

/** The first channel is there; the others are made as an owner makes them. */
async function makeChannels(told: HearthTold, count: number): Promise<readonly string[]> {
  const ids = [told.general];
  if (count <= 1) return ids;
  let answered = (): void => undefined;
  const nobody: Listener = {
    delivered: () => undefined,
    acknowledged: () => answered(),
    refused: () => {
      throw new Error('A channel could not be made.');
    },
  };
  const owner = await joinSocketIo(
    told.port,
    'patch',
    () => [],
    nobody,
    hearthDialogue(told, 'owner', told.general, new Map()),
  );
  while (ids.length < count) {
    const opId = newId();
    const isThere = new Promise<void>((resolve) => (answered = resolve));
    owner.send(
      `42${FIRST_ACK}${JSON.stringify(['command', { type: 'channel.create', opId, name: `channel-${ids.length}` }])}`,
    );
    await isThere;
    ids.push(opId);
  }
  owner.close();
  return ids;
}

export const hearth: Target = {
  name: 'Hearth',
  async start(channelCount): Promise<Running> {
    const { told, pid, stop } = await startChild<HearthTold>('hearth-server.ts');
    const channelIds = await makeChannels(told, channelCount);
    const read = createNumberReader();
    const known = new Map<number, Cursors>();
    return {
      pid,
      stop,
      async join(seat, channel, listener) {
        const channelId = channelIds[channel]!;
        if (!known.has(seat)) known.set(seat, new Map());
        const cursors = known.get(seat)!;
        const hear = (frame: Buffer): readonly number[] => {
          followPlaces(frame, cursors);
          return read(frame);
        };
        const line = await joinSocketIo(
          told.port,
          'patch',
          hear,
          listener,
          hearthDialogue(told, seat, channelId, cursors),
        );
        return {
          close: () => line.close(),
          send: (number, text) => {
            const frame = { type: 'message.send', opId: newId(), channelId, text };
            line.send(`42${number + FIRST_ACK}${JSON.stringify(['command', frame])}`);
          },
        };
      },
    };
  },
};

export const stock: Target = {
  name: 'Socket.IO + commit',
  async start() {
    const { told, pid, stop } = await startChild<{ readonly port: number }>('stock-server.ts');
    const read = createNumberReader();
    return {
      pid,
      stop,
      async join(_seat, channel, listener) {
        const line = await joinSocketIo(told.port, 'message', read, listener, {
          greet: (text) => (text.startsWith('0') ? `40${JSON.stringify({ channel })}` : IN),
        });
        return {
          close: () => line.close(),
          send: (number, text) => line.send(`42${number + FIRST_ACK}${JSON.stringify(['send', text])}`),
        };
      },
    };
  },
};

function rawTarget(name: string, windowMs: number): Target {
  return {
    name,
    async start() {
      const { told, pid, stop } = await startChild<{ readonly port: number }>('raw-server.ts', String(windowMs));
      const read = createNumberReader();
      return {
        pid,
        stop,
        async join(_seat, channel, listener) {
          const line = await openLine(told.port, `/${channel}`, (frame) => {
            const numbers = read(frame);
            if (starts(frame, 'a')) for (const number of numbers) listener.acknowledged(number);
            else listener.delivered(numbers);
          });
          return { close: () => line.close(), send: (_number, text) => line.send(text) };
        },
      };
    },
  };
}
export const raw = rawTarget('ws, a frame each', 0);
export const rawGathered = rawTarget('ws, 15 ms', 15);
