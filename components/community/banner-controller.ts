/**
 * Which one line stands above the messages about the connection, and for how long: offline at once, reconnecting after
 * two seconds, "back online" for four, what could not be sent until somebody looks after it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConnectionState, OutboxView } from '../../src/index.ts';

export type Banner =
  | { readonly kind: 'offline' | 'reconnecting' | 'signed_out' | 'memory' }
  | { readonly kind: 'back'; readonly sentCount: number }
  | { readonly kind: 'failed'; readonly count: number };

const PATIENCE_MS = 2_000;
const BACK_MS = 4_000;

export class BannerController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #status: ConnectionState['status'] = 'idle';
  #lostAt = 0;
  #wasShown = false;
  #waitingAtLoss = 0;
  #backUntil = 0;
  #sentCount = 0;
  #memorySaid = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  dismissMemory(): void {
    this.#memorySaid = true;
    this.#host.requestUpdate();
  }

  current(connection: ConnectionState, outbox: OutboxView, persistent: boolean): Banner | undefined {
    const now = performance.now();
    this.#follow(connection, outbox, now);
    const isLost = connection.status === 'waiting' || (connection.status === 'connecting' && this.#lostAt > 0);
    if (isLost) {
      this.#waitingAtLoss = Math.max(this.#waitingAtLoss, outbox.waiting);
      if (connection.status === 'waiting' && connection.browserOffline) return this.#show({ kind: 'offline' });
      if (now - this.#lostAt >= PATIENCE_MS)
        return this.#show({ kind: outbox.waiting > 0 || now - this.#lostAt > 15_000 ? 'offline' : 'reconnecting' });
      this.#again(PATIENCE_MS - (now - this.#lostAt));
      return undefined;
    }
    if (connection.status === 'signed_out' && connection.reason !== 'no_token') return { kind: 'signed_out' };
    if (now < this.#backUntil) {
      this.#sentCount = Math.max(this.#sentCount, this.#waitingAtLoss - outbox.waiting);
      this.#again(this.#backUntil - now);
      return { kind: 'back', sentCount: this.#sentCount };
    }
    if (outbox.failed > 0) return { kind: 'failed', count: outbox.failed };
    return persistent || this.#memorySaid ? undefined : { kind: 'memory' };
  }

  #show(banner: Banner): Banner {
    this.#wasShown = true;
    return banner;
  }

  #follow(connection: ConnectionState, outbox: OutboxView, now: number): void {
    const { status } = connection;
    if (status === this.#status) return;
    if (this.#status === 'online' && (status === 'waiting' || status === 'connecting')) {
      this.#lostAt = now;
      this.#waitingAtLoss = outbox.waiting;
      this.#wasShown = false;
    }
    if (status === 'online') {
      if (this.#wasShown) this.#backUntil = now + BACK_MS;
      this.#sentCount = 0;
      this.#lostAt = 0;
      this.#wasShown = false;
    }
    this.#status = status;
  }

  #again(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#host.requestUpdate(), ms + 20);
  }
}
