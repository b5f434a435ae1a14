/**
 * The person's token: asked from the host, once at a time, kept in memory while it is good. Used by `connection.ts` alone;
 * a token never reaches a disk or a log.
 */
import type { Clock } from '../util/clock.ts';
import type { Logger } from '../util/logger.ts';
import { readToken } from './token.ts';

/** Asks the host. `null` means that nobody is signed in. */
export type AskToken = (reason: 'start' | 'renew' | 'refused') => Promise<string | null>;

export interface HeldToken {
  readonly token: string;
  readonly subject: string;
  /** Unix milliseconds at the server, as the token itself says. */
  readonly expiresAt: number | undefined;
}
/** `null`: nobody is signed in. `failed`: the host did not answer; later it may. */
export type TokenAnswer = HeldToken | null | 'failed';

/** A host that does not answer must not hold the line up for ever. */
const PATIENCE_MS = 30_000;

export class Credentials {
  readonly #ask: AskToken;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #held: HeldToken | undefined;
  #renewAt = Infinity;
  #asking: Promise<TokenAnswer> | undefined;

  constructor(ask: AskToken, clock: Clock, logger: Logger) {
    this.#ask = ask;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** The held token while it is good, otherwise a new one; the stale one where the host does not answer. */
  async current(): Promise<TokenAnswer> {
    const held = this.#held;
    if (!held) return this.fresh('start');
    if (this.#clock.now() < this.#renewAt) return held;
    const answer = await this.fresh('renew');
    return answer === 'failed' ? held : answer;
  }

  /** A new token from the host. Whoever asks meanwhile gets the same answer. */
  fresh(reason: 'start' | 'renew' | 'refused'): Promise<TokenAnswer> {
    this.#asking ??= this.#fetch(reason).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** From this local time on, the held token counts as stale. */
  renewAt(time: number): void {
    this.#renewAt = time;
  }

  async #fetch(reason: 'start' | 'renew' | 'refused'): Promise<TokenAnswer> {
    let giveUp: (() => void) | undefined;
    const patience = new Promise<'late'>((resolve) => {
      giveUp = this.#clock.after(PATIENCE_MS, () => resolve('late'));
    });
    try {
      const token = await Promise.race([this.#ask(reason), patience]);
      if (token === 'late') throw new Error('getToken is late');
      if (typeof token !== 'string') return null;
      this.#renewAt = Infinity;
      return (this.#held = { token, ...readToken(token) });
    } catch (error) {
      this.#logger.warn('token_unavailable', error);
      return 'failed';
    } finally {
      giveUp?.();
    }
  }
}
