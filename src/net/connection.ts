/**
 * The line to the server, kept up: when to connect, with which token, when to try again, when to stop. Used by the sync
 * engine; it promises one line at a time, no lock-step, no loop with wrong credentials, and that a line which died
 * without a word is noticed within 15 s.
 *
 *   idle ──start──▶ connecting ──session ready──▶ online ──lost──▶ waiting ──timer, wake──▶ connecting
 *                       │  ▲                         │
 *                       │  └──── token refused ──────┤   one new token, at once; the second refusal signs out
 *                       ├─▶ waiting                  │   (no answer, unavailable: full jitter up to 30 s, retryAfterMs obeyed)
 *                       ├─▶ signed_out ◀─────────────┤   (nobody signed in, token refused twice, signed out elsewhere)
 *                       └─▶ refused ◀────────────────┘   (banned, removed, wrong origin, wrong protocol …)
 *   any ──close──▶ closed; any but closed ──start──▶ connecting
 */
import { cell } from '../util/cell.ts';
import type { Envelope, ErrorCode, WireError } from '../protocol/errors.ts';
import type { SessionEvent, SessionReady } from '../protocol/handshake.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import type { Clock, Random } from '../util/clock.ts';
import type { Logger } from '../util/logger.ts';
import { longestPauseMs } from './back-off.ts';
import type { ConnectionState, EndState } from './connection-state.ts';
import { type AskToken, Credentials, type HeldToken } from './credentials.ts';
import { HeartbeatWatch } from './heartbeat-watch.ts';
import type { PageHint, PageHints } from './page-hints.ts';
import { type Link, OFFLINE, type Transport, type TransportEvents } from './transport.ts';

export interface ConnectionHandlers extends Omit<TransportEvents, 'session' | 'closed'> {
  /** A token that speaks for this person is about to be used. */
  identity(subject: string): void;
  ready(session: SessionReady): void;
  down(): void;
  /** Nobody looks any more: the page may be gone a moment later. */
  hidden(): void;
  /** The person may no longer be here: what is held of the community must go. */
  expelled(error: WireError): void;
}

export interface ConnectionParts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly hints: PageHints;
  readonly community: string;
}

/** A line that lasted this long was a good one: the next failure starts the back-off anew. */
const STEADY_MS = 5_000;
/** One that did not, but let us in, proves that the server is there: losing it counts as one failure, not as one more. */
const SHORT_ATTEMPT = 1;
const READY_MS = 10_000;
const RENEW_RETRY_MS = 15_000;
const TIMER_MAX_MS = 2 ** 31 - 1;
const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['offline', 'unavailable', 'rate_limited', 'internal']);
const TOKEN_REFUSED: ReadonlySet<ErrorCode> = new Set(['token_expired', 'unauthenticated']);
const EXPELLED: ReadonlySet<ErrorCode> = new Set(['banned', 'forbidden']);

export class Connection {
  readonly state = cell<ConnectionState>({ status: 'idle' });
  readonly #parts: ConnectionParts;
  readonly #handlers: ConnectionHandlers;
  readonly #watch: HeartbeatWatch;
  readonly #stopHints: () => void;
  #credentials: Credentials | undefined;
  #link: Link | undefined;
  #introduction: SessionReady | undefined;
  /** Rises with every change of mind, so that what was under way before notices. */
  #turn = 0;
  #attempt = 0;
  #lostAt = 0;
  #subject = '';
  #offset = 0;
  #hasFreshToken = false;
  #cancelTimer: () => void = () => undefined;
  #cancelRenewal: () => void = () => undefined;

  constructor(parts: ConnectionParts, handlers: ConnectionHandlers) {
    this.#parts = parts;
    this.#handlers = handlers;
    this.#watch = new HeartbeatWatch(parts.clock, () => this.#link?.probe());
    this.#stopHints = parts.hints.listen((hint) => this.#handleHint(hint));
  }

  /** Connects as whoever the host says is signed in. Resolves once the host has said who that is. */
  async start(ask: AskToken): Promise<void> {
    if (this.state.get().status === 'closed') return;
    this.#letGo();
    this.#credentials = new Credentials(ask, this.#parts.clock, this.#parts.logger);
    this.#attempt = 0;
    this.#lostAt = this.#parts.clock.now();
    await this.#connect();
  }

  end(state: EndState): void {
    this.#letGo();
    if (state.status === 'closed') this.#stopHints();
    if (state.status === 'refused')
      this.#credentials?.renewAt(0); // who wants in again may have signed out since
    else this.#credentials = undefined;
    this.state.set(state);
  }

  /** Tries again at once, also after a refusal. */
  reconnect(): void {
    const { status } = this.state.get();
    if (status === 'online') this.#link?.probe();
    else if (this.#credentials && (status === 'waiting' || status === 'refused')) void this.#connect();
  }

  /** Answers `offline` where there is no line. */
  async request(event: 'command' | 'query' | 'sync', payload: unknown, timeoutMs: number): Promise<Envelope<unknown>> {
    const link = this.#link;
    if (!link || this.state.get().status !== 'online') return OFFLINE;
    const answer = await link.request(event, payload, timeoutMs);
    if (link !== this.#link) return answer;
    if (answer.ok || answer.error.code !== 'offline') this.#watch.heard();
    else link.probe();
    if (!answer.ok && TOKEN_REFUSED.has(answer.error.code)) this.#handleRefusal(answer.error);
    return answer;
  }

  /** The token in use, for requests beside the line; none while there is no line. */
  async token(): Promise<string | undefined> {
    const held = this.state.get().status === 'online' ? await this.#credentials?.current() : undefined;
    return held && held !== 'failed' ? held.token : undefined;
  }

  signal(payload: unknown): void {
    if (this.state.get().status === 'online') this.#link?.signal(payload);
  }

  async #connect(reason?: 'refused'): Promise<void> {
    this.#letGo();
    const turn = this.#turn;
    this.state.set({ status: 'connecting', attempt: this.#attempt + 1 });
    const held = await (reason ? this.#credentials?.fresh(reason) : this.#credentials?.current());
    if (turn !== this.#turn || held === undefined) return;
    if (held === 'failed') return this.#wait();
    if (held === null) return this.end({ status: 'signed_out', reason: reason ? 'expired' : 'no_token' });
    this.#hasFreshToken = reason === 'refused';
    this.#subject = held.subject;
    this.#handlers.identity(held.subject);
    if (turn === this.#turn) void this.#dial(turn, held);
  }

  async #dial(turn: number, held: HeldToken): Promise<void> {
    const handshake = { protocol: PROTOCOL_VERSION, community: this.#parts.community, token: held.token };
    this.#cancelTimer = this.#parts.clock.after(READY_MS, () => turn === this.#turn && this.#wait());
    const result = await this.#parts.transport.connect(handshake, this.#eventsOf(turn));
    if (turn !== this.#turn) return result.ok ? result.link.close() : undefined;
    if (!result.ok) return this.#handleRefusal(result.error);
    this.#link = result.link;
    this.#watch.start();
    if (this.#introduction) this.#handleReady(this.#introduction);
  }

  /** Events of a line that was let go reach nobody. */
  #eventsOf(turn: number): TransportEvents {
    const heard =
      <T>(handle: (event: T) => void) =>
      (event: T): void => {
        if (turn !== this.#turn) return;
        this.#watch.heard();
        try {
          handle(event);
        } catch (error) {
          this.#parts.logger.warn('event_failed', error); // one bad event must not end the line
        }
      };
    const { patch, heads, activity, access, signal } = this.#handlers;
    return {
      patch: heard(patch),
      heads: heard(heads),
      activity: heard(activity),
      access: heard(access),
      signal: heard(signal),
      session: heard((event: SessionEvent) => this.#handleSession(event)),
      closed: () => turn === this.#turn && this.#wait(),
    };
  }

  #handleSession(event: SessionEvent): void {
    if (event.code === 'ready') {
      this.#introduction = event; // it may come before the line is handed over
      return this.#link && this.#handleReady(event);
    }
    if (event.code === 'expiring') return void this.#renew();
    if (event.code === 'replaced') return this.#wait(event.retryAfterMs);
    if (event.reason === 'token_expired') return this.#handleRefusal({ code: 'token_expired', message: event.message });
    if (event.reason === 'signed_out') return this.end({ status: 'signed_out', reason: 'signed_out' });
    this.#handleRefusal({ code: event.reason === 'banned' ? 'banned' : 'forbidden', message: event.message });
  }

  #handleReady(session: SessionReady): void {
    const now = this.#parts.clock.now();
    this.#cancelTimer();
    this.#offset = session.serverTime - now;
    this.#scheduleRenewal(session.expiresAt - session.serverTime);
    this.state.set({ status: 'online', since: now });
    this.#handlers.ready(session);
  }

  #handleRefusal(error: WireError): void {
    if (TOKEN_REFUSED.has(error.code)) {
      if (this.#hasFreshToken && !this.#wasSteady()) return this.end({ status: 'signed_out', reason: 'expired' });
      return void this.#connect('refused');
    }
    if (RETRYABLE.has(error.code)) return this.#wait(error.retryAfterMs);
    this.end({ status: 'refused', error });
    if (EXPELLED.has(error.code)) this.#handlers.expelled(error);
  }

  /** Sends a fresh token over the open line; a token of another person opens a new one. */
  async #renew(): Promise<void> {
    this.#cancelRenewal();
    const turn = this.#turn;
    const held = await this.#credentials?.fresh('renew');
    if (turn !== this.#turn || held === undefined) return;
    if (held === null) return this.end({ status: 'signed_out', reason: 'signed_out' });
    if (held !== 'failed') {
      if (held.subject !== this.#subject) return void this.#connect();
      const answer = await this.#link?.request('token', { token: held.token }, READY_MS);
      if (turn !== this.#turn) return;
      if (answer?.ok && held.expiresAt !== undefined) return this.#scheduleRenewal(held.expiresAt - this.#serverNow());
    }
    this.#cancelRenewal = this.#parts.clock.after(RENEW_RETRY_MS, () => void this.#renew());
  }

  /** At 80 % of the token's life. */
  #scheduleRenewal(lifeMs: number): void {
    const delay = Math.min(TIMER_MAX_MS, Math.max(1_000, lifeMs * 0.8));
    this.#credentials?.renewAt(this.#parts.clock.now() + delay);
    this.#cancelRenewal();
    this.#cancelRenewal = this.#parts.clock.after(delay, () => void this.#renew());
  }

  #serverNow(): number {
    return this.#parts.clock.now() + this.#offset;
  }

  #wasSteady(): boolean {
    const state = this.state.get();
    return state.status === 'online' && this.#parts.clock.now() - state.since >= STEADY_MS;
  }

  #wait(retryAfterMs?: number): void {
    const { clock, random, hints } = this.#parts;
    if (this.state.get().status === 'online') {
      this.#attempt = this.#wasSteady() ? 0 : Math.min(this.#attempt, SHORT_ATTEMPT);
      this.#lostAt = clock.now();
    }
    this.#letGo();
    const delay = (retryAfterMs ?? 0) + random.next() * longestPauseMs(retryAfterMs === undefined ? this.#attempt : 0);
    this.#attempt++;
    this.#cancelTimer = clock.after(delay, () => void this.#connect());
    this.state.set({
      status: 'waiting',
      attempt: this.#attempt,
      retryAt: clock.now() + delay,
      since: this.#lostAt,
      browserOffline: hints.isOffline(),
    });
  }

  #letGo(): void {
    this.#turn++;
    this.#cancelTimer();
    this.#cancelRenewal();
    this.#watch.stop();
    this.#link?.close();
    this.#link = undefined;
    this.#introduction = undefined;
    if (this.state.get().status === 'online') this.#handlers.down();
  }

  #handleHint(hint: PageHint): void {
    const state = this.state.get();
    if (hint === 'hide' || hint === 'leave') {
      this.#handlers.hidden();
      if (hint === 'leave' && (state.status === 'online' || state.status === 'connecting')) this.#wait();
    } else if (state.status === 'online') this.#link?.probe();
    else if (state.status === 'waiting' && hint === 'wake') void this.#connect();
    else if (state.status === 'waiting') this.state.set({ ...state, browserOffline: true });
  }
}
