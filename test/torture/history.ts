/**
 * What happened in a run with real parts, one JSON object a line: what each person wrote, what was promised to them, what
 * they saw, what broke when, and what the store holds in the end. `history-check.ts` reads it and nothing else.
 */
import { createWriteStream, type WriteStream } from 'node:fs';

export type HistoryEvent =
  /** Somebody began to write a message. The text names the person and a number, and is never written twice. */
  | { readonly is: 'wrote'; readonly who: string; readonly text: string }
  /** It lies in the outbox: from here on it must not get lost. */
  | { readonly is: 'kept'; readonly who: string; readonly text: string; readonly id: string }
  /** The server said that it is done. */
  | { readonly is: 'acknowledged'; readonly who: string; readonly id: string; readonly seq: number }
  /** The person was told that it was not sent. */
  | { readonly is: 'failed'; readonly who: string; readonly id: string; readonly code: string }
  /** What the server said by itself, as `[seq, id]`. */
  | { readonly is: 'saw'; readonly who: string; readonly rows: readonly (readonly [number, string])[] }
  /** The newest messages that a tab shows once all has healed, oldest first. */
  | { readonly is: 'shows'; readonly who: string; readonly rows: readonly (readonly [number, string])[] }
  /** How the line of one of their tabs is. */
  | { readonly is: 'line'; readonly who: string; readonly status: string }
  | { readonly is: 'fault'; readonly what: string }
  /** One stored message. */
  | { readonly is: 'stored'; readonly seq: number; readonly id: string; readonly author: string; readonly text: string }
  /** All that is stored has been told. */
  | { readonly is: 'end'; readonly lastSeq: number };

export type TimedEvent = HistoryEvent & { readonly at: number };

export class History {
  readonly events: TimedEvent[] = [];
  readonly #file: WriteStream | undefined;
  readonly #begunAt = performance.now();

  /** @param path where each event is written as well, as it happens. */
  constructor(path?: string) {
    this.#file = path === undefined ? undefined : createWriteStream(path);
  }

  note(event: HistoryEvent): void {
    const timed = { at: Math.round((performance.now() - this.#begunAt) * 10) / 10, ...event };
    this.events.push(timed);
    this.#file?.write(`${JSON.stringify(timed)}\n`);
  }

  close(): Promise<void> {
    return new Promise((resolve) => (this.#file ? this.#file.end(resolve) : resolve()));
  }
}

export function readHistory(text: string): TimedEvent[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as TimedEvent);
}
