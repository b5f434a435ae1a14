/**
 * The one place where a frame of an open connection comes in. Every event passes here, whatever its name; each that asks
 * for an answer gets exactly one, whatever goes wrong; much nonsense closes the line. Nothing throws beyond.
 */
import type { Envelope } from '../../src/protocol/errors.ts';
import type { Clock } from '../../src/util/clock.ts';
import type { Connection } from './connection.ts';
import { EXTRA_ARGUMENTS, INTERNAL, NO_SUCH_EVENT } from './refusals.ts';
import { type RequestName, type Requests, REQUESTS } from './requests.ts';
import type { Signals } from './signals.ts';
import { createStrikes } from './strikes.ts';

export interface FrameParts {
  readonly requests: Requests;
  readonly signals: Signals;
  readonly clock: Clock;
  onError(error: unknown): void;
}
type Acknowledge = (answer: Envelope<unknown>) => void;

function isRequest(name: unknown): name is RequestName {
  return REQUESTS.includes(name as RequestName);
}

/** @returns the answer to give; `undefined` for a signal that was one. */
async function answerTo(
  { requests, signals }: FrameParts,
  connection: Connection,
  name: unknown,
  payloads: readonly unknown[],
): Promise<Envelope<unknown> | undefined> {
  const isSignal = name === 'signal';
  if (!isSignal && !isRequest(name)) return { ok: false, error: NO_SUCH_EVENT };
  if (payloads.length !== 1) return { ok: false, error: EXTRA_ARGUMENTS };
  if (!isSignal) return requests.answer(connection, name, payloads[0]);
  return (await signals.handle(connection, payloads[0])) ? undefined : { ok: false, error: NO_SUCH_EVENT };
}

export function listen(parts: FrameParts, connection: Connection): void {
  const { socket } = connection;
  const strikes = createStrikes();

  async function handle(
    name: unknown,
    payloads: readonly unknown[],
    acknowledge: Acknowledge | undefined,
  ): Promise<void> {
    const answer = await answerTo(parts, connection, name, payloads).catch((error: unknown): Envelope<never> => {
      parts.onError(error);
      return { ok: false, error: INTERNAL };
    });
    if (answer) acknowledge?.(answer);
    const isNonsense = answer !== undefined && !answer.ok && answer.error.code === 'invalid';
    if (isNonsense && strikes.add(parts.clock.now())) socket.disconnect(true);
  }

  // `next` is never called, so no event name of a client's reaches a listener.
  socket.use(([name, ...rest]: readonly unknown[]) => {
    const last = rest.at(-1);
    const hasAck = typeof last === 'function';
    handle(name, hasAck ? rest.slice(0, -1) : rest, hasAck ? (last as Acknowledge) : undefined).catch(parts.onError);
  });
  socket.on('error', () => void socket.disconnect(true)); // a packet that is none; not worth a line in the log
}
