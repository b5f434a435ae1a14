/** What a person does in one channel: each deed becomes a command in the outbox, in the channel's lane. */
import type { ReadableAtom } from 'nanostores';
import type { CommandFrame } from '../protocol/commands.ts';
import { DURATIONS } from '../protocol/limits.ts';
import { targetOf } from '../sync/outbox.ts';
import type { ChannelParts } from './channel-parts.ts';

/** Reading on is told at most so often. */
const READ_MS = 300;

export class ChannelActions {
  readonly #parts: ChannelParts;
  readonly #id: ReadableAtom<string | undefined>;
  #readTo = 0;
  #cancelRead: (() => void) | undefined;
  #typedAt = -Infinity;

  constructor(parts: ChannelParts, id: ReadableAtom<string | undefined>) {
    this.#parts = parts;
    this.#id = id;
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

  async retry(messageId: string): Promise<void> {
    await this.#parts.engine.replica?.outbox.retry(messageId);
  }

  /** Takes back what has not been sent about this message. @returns the text it held. */
  async discard(messageId: string): Promise<string | undefined> {
    const { replica, pending } = this.#parts.engine;
    const open = pending
      .get()
      .filter(
        ({ entry, answer }) =>
          targetOf(entry.frame) === messageId && !answer && !replica?.flusher.isSending(entry.opId),
      );
    const frames = open.map(({ entry }) => entry.frame);
    await replica?.outbox.discard(frames.map(({ opId }) => opId));
    const last = frames.findLast((frame) => 'text' in frame);
    return last && 'text' in last ? last.text : undefined;
  }

  markRead(seq: number): void {
    const channelId = this.#id.get();
    if (channelId === undefined) return;
    const { unread, engine, clock } = this.#parts;
    const end = Math.min(seq, engine.store.heads.get(channelId).lastSeq);
    if (end <= unread.channel(channelId).get().readSeq) return;
    this.#readTo = end;
    unread.readTo(channelId, end);
    this.#cancelRead ??= clock.after(READ_MS, () => void this.#tellRead(channelId));
  }

  async markUnread(seq: number): Promise<void> {
    const { engine, unread } = this.#parts;
    const channelId = await this.known();
    this.#forgetRead(channelId);
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

  async #tellRead(channelId: string): Promise<void> {
    const { engine, unread } = this.#parts;
    const seq = this.#readTo;
    this.#forgetRead(channelId);
    await engine.tryAdd(
      { type: 'readMarker.set', opId: engine.newId(), channelId, seq },
      '',
      this.#unsentReads(channelId),
    );
    if (this.#readTo === 0) unread.readTo(channelId, 0);
  }

  #forgetRead(channelId: string): void {
    this.#cancelRead?.();
    this.#cancelRead = undefined;
    this.#readTo = 0;
    if (this.#id.get() !== channelId) this.#parts.unread.readTo(channelId, 0);
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
