/**
 * Somebody with the real client core in this process, on a real line to a real server. What they write, what is promised
 * to them and what the server says to them is noted at the transport's port, where the truth passes.
 */
import { createClient, loadLaterParts } from '../../src/client.ts';
import { SocketTransport } from '../../src/net/socket-transport.ts';
import type { Link, Transport, TransportEvents } from '../../src/net/transport.ts';
import type { ChannelHandle, HearthClient } from '../../src/index.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { Row } from '../../src/protocol/rows.ts';
import type { SeededRandom } from '../kit/fake-clock.ts';
import type { History } from './history.ts';

export interface PersonOptions {
  readonly url: string;
  readonly community: string;
  readonly channelId: string;
  readonly history: Pick<History, 'note'>;
  /** Default: in memory. */
  readonly storage?: 'device' | 'memory';
  /** Which tab of theirs this is, so that no text is written twice. */
  readonly tab?: string;
  token(): string | Promise<string>;
}

// this runs in pages as well, where there is no Node
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class Person {
  readonly name: string;
  readonly client: HearthClient;
  readonly channel: ChannelHandle;
  /** Milliseconds from writing to acknowledgement. */
  readonly waits: number[] = [];
  readonly #options: PersonOptions;
  readonly #begun = new Map<string, number>();
  readonly #told = new Set<string>();
  readonly #release: () => void;
  #count = 0;
  #writing = 0;
  #isOver = false;

  constructor(name: string, options: PersonOptions) {
    this.name = name;
    this.#options = options;
    this.client = createClient({
      server: options.url,
      community: options.community,
      ...(options.storage === 'device' ? {} : { storage: 'memory' }),
      getToken: async () => options.token(),
      parts: { transport: this.#recorder(new SocketTransport(options.url)), logger: { warn: () => undefined } },
    });
    this.channel = this.client.channel(options.channelId);
    this.#release = this.channel.hold();
    this.client.connection.listen(({ status }) =>
      options.history.note({ is: 'line', who: name + (options.tab ?? ''), status }),
    );
  }

  get isLive(): boolean {
    return this.client.connection.get().status === 'online';
  }
  /** Messages that are being written or wait to be sent. */
  get waiting(): number {
    return this.#writing + this.client.outbox.get().waiting;
  }

  async write(): Promise<void> {
    const { history } = this.#options;
    const text = `${this.name}${this.#options.tab ?? ''} says ${++this.#count}`;
    const begunAt = performance.now();
    history.note({ is: 'wrote', who: this.name, text });
    this.#writing++;
    const { opId, stored } = await this.channel.send(text).finally(() => this.#writing--);
    if (!this.#told.has(opId)) this.#begun.set(opId, begunAt);
    // what the person is told lies in this page's memory alone may go with the page
    if (stored || this.#options.storage !== 'device') history.note({ is: 'kept', who: this.name, text, id: opId });
    else history.note({ is: 'fault', what: `not kept on the device: ${text}` });
  }

  /** Writes and pauses until `stop`, but never piles up more than a few. */
  async chat(random: SeededRandom, pauseMs: number): Promise<void> {
    while (!this.#isOver) {
      if (this.waiting < 5) await this.write();
      await sleep(pauseMs * (0.5 + random.next()));
    }
  }
  stop(): void {
    this.#isOver = true;
  }

  /** Messages that are shown as not sent go out again, as a person would try. */
  async retryFailed(): Promise<number> {
    const failed = this.channel.timeline.get().items.filter(({ state }) => state === 'failed');
    for (const { message, failure } of failed) {
      this.#options.history.note({ is: 'failed', who: this.name, id: message.id, code: failure?.code ?? '' });
      await this.channel.retry(message.id);
    }
    return failed.length;
  }

  /** Tells the history what is on the screen. */
  show(): void {
    const { items } = this.channel.timeline.get();
    const rows = items.filter(({ state }) => state === 'sent').map(({ message }) => [message.seq, message.id] as const);
    this.#options.history.note({ is: 'shows', who: this.name, rows });
  }

  close(): void {
    this.#isOver = true;
    this.#release();
    this.client.close();
  }

  #recorder(inner: Transport): Transport {
    return {
      connect: async (handshake, events) => {
        const result = await inner.connect(handshake, this.#hearing(events));
        return result.ok ? { ok: true, link: this.#asking(result.link) } : result;
      },
    };
  }

  #hearing(events: TransportEvents): TransportEvents {
    return {
      patch: (event) => {
        this.#see(event.rows);
        events.patch(event);
      },
      heads: (event) => events.heads(event),
      activity: (event) => events.activity(event),
      access: (event) => events.access(event),
      signal: (event) => events.signal(event),
      session: (event) => events.session(event),
      closed: () => events.closed(),
    };
  }

  #asking(link: Link): Link {
    return {
      request: async (event, payload, timeoutMs) => {
        const answer = await link.request(event, payload, timeoutMs);
        const frame = payload as { readonly type?: string; readonly opId?: string };
        if (event === 'command' && frame.type === 'message.send' && frame.opId !== undefined && answer.ok)
          this.#hearDone(frame.opId, (answer.result as { readonly seq: number }).seq);
        return answer;
      },
      signal: (payload) => link.signal(payload),
      probe: () => link.probe(),
      close: () => link.close(),
    };
  }

  #hearDone(id: string, seq: number): void {
    const begunAt = this.#begun.get(id);
    if (begunAt !== undefined && !this.#told.has(id)) this.waits.push(performance.now() - begunAt);
    this.#told.add(id);
    this.#options.history.note({ is: 'acknowledged', who: this.name, id, seq });
  }

  #see(rows: readonly Row[]): void {
    const messages = rows.filter(
      (row): row is MessageRow =>
        row.kind === 'message' && 'channelId' in row && row.channelId === this.#options.channelId,
    );
    if (messages.length === 0) return;
    this.#options.history.note({ is: 'saw', who: this.name, rows: messages.map(({ seq, id }) => [seq, id] as const) });
  }
}

/** What the client loads by itself a little later, loaded now, so that no run is about that. */
export const readyClients = (): Promise<void> => loadLaterParts();
