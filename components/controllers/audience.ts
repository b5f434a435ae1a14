/** Who can read a channel: asked once for each version of its row, shared by the pane and the composer. */
import { atom } from 'nanostores';
import type { ChannelAudience, ChannelHandle } from '../../src/index.ts';
import type { Readable } from './store-controller.ts';

const AGAIN_MS = 15_000;

interface Asked {
  readonly value: ReturnType<typeof atom<ChannelAudience | undefined>>;
  rev: number | undefined;
  triedAt: number;
}

const asked = new WeakMap<ChannelHandle, Asked>();

/** Undefined until it is known. A failed question is asked again with a later render, not at once. */
export function audienceOf(channel: ChannelHandle): Readable<ChannelAudience | undefined> {
  const entry: Asked = asked.get(channel) ?? {
    value: atom<ChannelAudience | undefined>(undefined),
    rev: undefined,
    triedAt: -AGAIN_MS,
  };
  asked.set(channel, entry);
  const rev = channel.row.get()?.rev;
  const now = performance.now();
  if (rev === undefined || (rev === entry.rev && (entry.value.get() || now - entry.triedAt < AGAIN_MS)))
    return entry.value;
  entry.rev = rev;
  entry.triedAt = now;
  void ask(channel, entry);
  return entry.value;
}

async function ask(channel: ChannelHandle, entry: Asked): Promise<void> {
  const answer = await channel.audience();
  if (answer.ok) entry.value.set(answer.result);
}
