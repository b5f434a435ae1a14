/**
 * The handle of one channel. A thin face: what it shows comes from the store, what it does goes through the outbox. Made
 * by `client.ts`, once for each id or slug.
 */
import type { ReadableAtom } from 'nanostores';
import type { Envelope } from '../protocol/errors.ts';
import type { ChannelAudience } from '../protocol/channels.ts';
import type { SyncEngine } from '../sync/sync-engine.ts';
import { ChannelActions } from './channel-actions.ts';
import { laterDeeds } from './later-deeds.ts';
import type { ChannelParts } from './channel-parts.ts';
import { ChannelView } from './channel-view.ts';
import type { ChannelHandle, ScrollPlace } from './handles.ts';

/** @param id may still be unknown: a slug is resolved once rows are here. */
export function createChannel(parts: ChannelParts, id: ReadableAtom<string | undefined>): ChannelHandle {
  const { engine } = parts;
  const view = new ChannelView(parts, id);
  const actions = new ChannelActions(parts, id);
  const history = () => engine.replica?.history;
  const known = (): string | undefined => id.get();
  const place = () => engine.notes.setting(`place ${known() ?? ''}`);

  return {
    id,
    row: view.row,
    lastMessage: view.lastMessage,
    timeline: view.timeline,
    unread: view.unread,
    permissions: view.permissions,
    typing: view.typing,
    draft: view.draft,
    hold: () => holdWhenKnown(engine, id),
    loadBefore: () => run(known(), (channelId) => history()?.before(channelId)),
    loadAfter: () => run(known(), (channelId) => history()?.after(channelId)),
    showLatest: () => run(known(), (channelId) => history()?.latest(channelId)),
    showSeq: (seq) => run(known(), (channelId) => history()?.around(channelId, seq)),
    async showMessage(messageId) {
      const channelId = known();
      const deeds = await laterDeeds.load();
      const seq = channelId === undefined ? undefined : await deeds?.seqOf(engine, channelId, messageId);
      if (channelId !== undefined && seq !== undefined) await history()?.around(channelId, seq);
      return seq;
    },
    message: (messageId) => view.message(messageId),
    send: (text, options = {}) => actions.send(text, options.replyToId),
    edit: (messageId, text) => actions.add({ type: 'message.edit', opId: engine.newId(), messageId, text }),
    remove: (messageId, reason) =>
      actions.add({ type: 'message.delete', opId: engine.newId(), messageId, ...(reason !== undefined && { reason }) }),
    react: (messageId, emoji, on) => actions.add({ type: 'reaction.set', opId: engine.newId(), messageId, emoji, on }),
    retry: async (messageId) => (await laterDeeds.load())?.retry(engine, messageId),
    discard: async (messageId) => (await laterDeeds.load())?.discard(engine, messageId),
    markRead: (seq) => actions.markRead(seq),
    markUnread: (seq) => actions.markUnread(seq),
    setTyping: (on) => actions.setTyping(on),
    setDraft(text, replyToId) {
      const channelId = known();
      if (channelId === undefined) return;
      engine.notes.setDraft({ channelId, text, at: engine.now(), ...(replyToId !== undefined && { replyToId }) });
    },
    async audience() {
      const channelId = await actions.known();
      return (await engine.query({ type: 'channel.audience', channelId })) as Envelope<ChannelAudience>;
    },
    place: {
      get: () => place().get() as ScrollPlace | undefined,
      set(next) {
        const channelId = known();
        if (channelId === undefined) return;
        engine.store.timeline(channelId).readerSeq = next?.seq;
        engine.notes.set(`place ${channelId}`, next);
      },
    },
  };
}

async function run(
  channelId: string | undefined,
  work: (channelId: string) => Promise<void> | undefined,
): Promise<void> {
  if (channelId !== undefined) await work(channelId);
}

function holdWhenKnown(engine: SyncEngine, id: ReadableAtom<string | undefined>): () => void {
  let release: (() => void) | undefined;
  const stop = id.subscribe((channelId) => {
    release?.();
    release = channelId === undefined ? undefined : engine.hold(channelId);
  });
  return () => {
    stop();
    release?.();
    release = undefined;
  };
}
