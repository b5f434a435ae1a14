/** What a person does in one channel: each deed becomes a command in the outbox, in the channel's lane. */
import type { ReadableAtom } from 'nanostores';
import type { CommandFrame } from '../protocol/commands.ts';
import { DURATIONS } from '../protocol/limits.ts';
import type { ChannelParts } from './channel-parts.ts';

/** Whoever reads on tells it at most so often. */
const READ_MS = 300;

export class ChannelActions {
  readonly #parts: ChannelParts;
  readonly #id: ReadableAtom<string | undefined>;
  #readTo = 0;
  /** There is a mark that the outbox does not know of. */
  #isUntold = false;
  #isResting = false;
  #typedAt = -Infinity;

  constructor(parts: ChannelParts, id: ReadableAtom<string | undefined>) {
    this.#parts = parts;
    this.#id = id;
    parts.engine.hidden.listen(() => void this.#tellRead());
  }

  /** The channel's id, once it is known. */
  known(): Promise<string> {
    const id = this.#id.get();
    if (id !== undefined) return Promise.resolve(id);
    return new Promise((resolve) => {
      const stop = this.#id.listen((next) => {
        if (next === undefined) return;
        stop();
        resolve(next);
      });
    });
  }

  async send(text: string, replyToId?: string): Promise<{ readonly opId: string; readonly stored: boolean }> {
    const { engine } = this.#parts;
    const channelId = await this.known();
    const opId = engine.newId();
    this.#typedAt = -Infinity; // the message itself tells the others
    const stored = await engine.add(
      { type: 'message.send', opId, channelId, text, ...(replyToId !== undefined && { replyToId }) },
      channelId,
    );
    return { opId, stored };
  }

  async add(frame: CommandFrame): Promise<void> {
    await this.#parts.engine.add(frame, await this.known());
  }

  markRead(seq: number): void {
    const channelId = this.#id.get();
    if (channelId === undefined) return;
    const { unread, engine } = this.#parts;
    const end = Math.min(seq, engine.store.heads.get(channelId).lastSeq);
    if (end <= unread.channel(channelId).get().readSeq) return;
    this.#readTo = end;
    this.#isUntold = true;
    unread.readTo(channelId, end);
    if (!this.#isResting) void this.#tellRead();
  }

  async markUnread(seq: number): Promise<void> {
    const { engine, unread } = this.#parts;
    const channelId = await this.known();
    this.#isUntold = false;
    this.#readTo = 0;
    await engine.add(
      { type: 'readMarker.setUnread', opId: engine.newId(), channelId, seq },
      '',
      this.#unsentReads(channelId),
    );
    unread.readTo(channelId, 0);
  }

  setTyping(on: boolean): void {
    const { engine, clock } = this.#parts;
    const channelId = this.#id.get();
    const isFresh = clock.now() - this.#typedAt < DURATIONS.typingRepeat;
    if (channelId === undefined || on === isFresh) return;
    this.#typedAt = on ? clock.now() : -Infinity;
    engine.connection.signal({ type: 'typing', channelId, on });
  }

  /** At once, since the page may be gone a moment later. */
  async #tellRead(): Promise<void> {
    const channelId = this.#id.get();
    if (!this.#isUntold || channelId === undefined) return;
    const { engine, unread, clock } = this.#parts;
    const seq = this.#readTo;
    this.#isUntold = false;
    this.#isResting = true;
    clock.after(READ_MS, () => {
      this.#isResting = false;
      void this.#tellRead();
    });
    await engine.tryAdd(
      { type: 'readMarker.set', opId: engine.newId(), channelId, seq },
      '',
      this.#unsentReads(channelId),
    );
    if (this.#readTo === seq) unread.readTo(channelId, 0);
  }

  /** Earlier marks of this channel that a later one makes needless. */
  #unsentReads(channelId: string): string[] {
    const { pending, replica } = this.#parts.engine;
    return pending
      .get()
      .map(({ entry }) => entry.frame)
      .filter(
        (frame) =>
          frame.type === 'readMarker.set' && frame.channelId === channelId && !replica?.flusher.isSending(frame.opId),
      )
      .map(({ opId }) => opId);
  }
}
