/** What must hold of everything that leaves the server, in the moment it leaves. */
import type { MemoryStorage } from '../../server/storage/memory-storage.ts';
import type { CommandFrame } from '../../src/protocol/commands.ts';
import type { Envelope } from '../../src/protocol/errors.ts';
import type { ActivityEvent, AccessEvent, PatchEvent, StreamRequest, StreamState } from '../../src/protocol/wire.ts';
import { isDead, type Row } from '../../src/protocol/rows.ts';
import type { Truth } from './truth.ts';

export type Report = (violation: string) => void;

/** "Not now", or "not you any more": a repeat may hear that instead of its first answer. */
const PASSING = new Set(['rate_limited', 'unavailable', 'internal', 'unauthenticated', 'banned', 'token_expired']);

export class SaidChecks {
  readonly #truth: Truth;
  readonly #report: Report;
  /** How long after a loss of rights another process may still speak. */
  readonly #slackMs: number;
  /** By member and opId: what was answered first. */
  readonly #answers = new Map<string, string>();
  /** How often each type of command succeeded. */
  readonly done = new Map<string, number>();
  readonly invites: string[];
  /** Those that were taken back. */
  readonly #revoked = new Set<string>();
  /** By member: until when they are banned. */
  readonly #bans = new Map<string, number>();

  constructor(truth: Truth, inviteIds: readonly string[], slackMs: number, report: Report) {
    this.#truth = truth;
    this.invites = [...inviteIds];
    this.#slackMs = slackMs;
    this.#report = report;
  }

  wasDone(memberId: string, opId: string): boolean {
    return this.#answers.has(`${memberId} ${opId}`);
  }
  /** The server forgot what it answered since the backup. */
  forget(): void {
    this.#answers.clear();
    this.#revoked.clear();
    this.#bans.clear();
  }

  /** I31: nobody comes in who is banned just now. */
  checkAdmitted(memberId: string, now: number): void {
    if ((this.#bans.get(memberId) ?? 0) > now) this.#report(`I31: ${memberId} came in and is banned`);
  }
  wasRevoked(inviteId: string): boolean {
    return this.#revoked.has(inviteId);
  }

  /** I31: nothing is said to somebody who could not see it, neither when it came about nor now. */
  checkEvent(memberId: string, event: string, payload: unknown, live: ReadonlySet<string>): void {
    if (event === 'patch') {
      const { stream, rows } = payload as PatchEvent;
      if (stream.startsWith('me:') && stream.slice(3) !== memberId)
        this.#report(`I31: ${stream} was said to ${memberId}`);
      if (stream.startsWith('channel:')) this.#checkRows(memberId, rows, event);
      if (!live.has(stream) && rows.some(({ kind }) => kind === 'message'))
        this.#report(`I12: messages of ${stream} were said to ${memberId}, who does not hold it live`);
    } else if (event === 'activity') {
      const { channelId } = payload as ActivityEvent;
      if (!this.#truth.maySee(memberId, channelId, this.#slackMs))
        this.#report(`I31: news of ${channelId} were said to ${memberId}`);
    } else if (event === 'access') this.#checkRows(memberId, (payload as AccessEvent).gained, event);
  }

  #checkRows(memberId: string, rows: readonly Row[], where: string): void {
    for (const row of rows) {
      if (isDead(row) || (row.kind !== 'message' && row.kind !== 'channel' && row.kind !== 'category')) continue;
      const placeId = row.kind === 'message' ? row.channelId : row.id;
      if (this.#truth.audiences.get(`${row.id} ${row.rev}`)?.has(memberId)) continue;
      if (!this.#truth.maySee(memberId, placeId, this.#slackMs))
        this.#report(`I31: ${row.kind} ${row.id} left in ${where} for ${memberId}`);
    }
  }

  checkAnswer(
    memberId: string,
    event: string,
    frame: unknown,
    answer: Envelope<unknown>,
    storage: MemoryStorage,
  ): void {
    if (event === 'command') this.#checkCommand(memberId, frame as CommandFrame, answer, storage);
    if (!answer.ok) return;
    if (event === 'sync') {
      const { streams } = frame as { readonly streams: readonly StreamRequest[] };
      const states = answer.result as Record<string, StreamState | undefined>;
      for (const { stream, since, live } of streams) {
        const state = states[stream];
        if (!state || !('rows' in state)) continue;
        if (stream.startsWith('me:') && stream.slice(3) !== memberId)
          this.#report(`I31: ${stream} was answered to ${memberId}`);
        if ((live ?? true) && (since?.rev ?? 0) > state.rev && since?.epoch === state.epoch && !state.reset)
          this.#report(`I11: a cursor of ${stream} from the future, ${since?.rev ?? 0}, was continued at ${state.rev}`);
        this.#checkState(memberId, stream, live ? since?.rev : undefined, state);
      }
    }
    if (event === 'query') {
      const { rows = [], channels = [], categories = [] } = answer.result as Record<string, readonly Row[] | undefined>;
      this.#checkRows(memberId, [...rows, ...channels, ...categories], (frame as { readonly type: string }).type);
    }
  }

  /** I2, I3: one answer for one command, ever, and the effect is in the store before it leaves. */
  #checkCommand(
    memberId: string,
    frame: CommandFrame,
    answer: Envelope<unknown>,
    storage: MemoryStorage,
  ): void {
    const { type, opId } = frame;
    const key = `${memberId} ${opId}`;
    const first = this.#answers.get(key);
    if (!answer.ok) {
      if (first !== undefined && !PASSING.has(answer.error.code))
        this.#report(`I2: ${type} ${opId} was done, and then answered ${answer.error.code}`);
      return;
    }
    const text = JSON.stringify(answer.result);
    if (first !== undefined && first !== text)
      this.#report(`I2: ${type} ${opId} was answered ${first} and then ${text}`);
    this.#answers.set(key, first ?? text);
    if (first === undefined) this.#noteDone(frame);
    if (type === 'invite.create') this.invites.push((answer.result as { readonly inviteId: string }).inviteId);
    void storage.result(memberId, opId).then((stored) => {
      if (!stored) this.#report(`I3: ${type} ${opId} was acknowledged and is not stored`);
    });
  }

  #noteDone(frame: CommandFrame): void {
    const { type } = frame;
    this.done.set(type, (this.done.get(type) ?? 0) + 1);
    if (type === 'invite.revoke') this.#revoked.add(frame.inviteId);
    if (type === 'member.ban') this.#bans.set(frame.memberId, frame.until ?? Infinity);
    if (type === 'member.unban') this.#bans.delete(frame.memberId);
  }

  /** I10, I12: a state that continues a cursor leaves nothing out, and holds nothing that may not be seen. */
  #checkState(memberId: string, stream: string, since: number | undefined, { rows, rev, reset }: StreamState): void {
    this.#checkRows(memberId, rows, 'sync');
    if (reset || since === undefined) return;
    const told = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row.rev]));
    for (const [key, row] of this.#truth.streams.get(stream) ?? []) {
      if (row.rev <= since || row.rev > rev) continue;
      if ((told.get(key) ?? 0) < row.rev)
        this.#report(`I10: a sync of ${stream} from ${since} to ${rev} leaves out ${key} at ${row.rev}`);
    }
  }
}
