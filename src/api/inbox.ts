/** The inbox handle: what is for me, and how loudly I want to hear of it. */
import type { NotificationRow } from '../protocol/notifications.ts';
import { derived } from '../store/derived.ts';
import type { SyncEngine } from '../sync/sync-engine.ts';
import type { InboxHandle } from './handles.ts';

export function createInbox(engine: SyncEngine): InboxHandle {
  const { rows } = engine.store;

  /** As the person left it a moment ago. Of channels that are not mine to see, nothing shows. */
  function notifications(): NotificationRow[] {
    const overlay = engine.overlay.get();
    return rows
      .all('notification')
      .filter(({ channelId }) => rows.get('channel', channelId))
      .map((row) => {
        const done = overlay.isDone(row.id);
        if (done === undefined || done === (row.doneAt !== undefined)) return row;
        const { doneAt: _, ...rest } = row;
        return done ? { ...rest, doneAt: engine.now() } : rest;
      })
      .sort((a, b) => b.createdAt - a.createdAt);
  }

  return {
    notifications: derived([rows.topic('notification'), rows.topic('channel'), engine.overlay], notifications),
    preferences: derived([rows.topic('preference')], () => new Map(rows.all('preference').map((row) => [row.id, row]))),
    async setDone(notificationIds, done) {
      await engine.add(
        { type: 'notification.setDone', opId: engine.newId(), notificationIds: [...notificationIds], done },
        '',
      );
    },
  };
}
