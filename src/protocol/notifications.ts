/** What is for me: read markers, mentions and replies, levels and mutes, and whom I have hidden. All in `me:<memberId>`. */
import { seq, whole } from './fields.ts';
import { id } from './ids.ts';
import { LIMITS } from './limits.ts';
import * as s from './schema.ts';

/** `id` is the channel's. Moves forward only, except by `readMarker.setUnread`. */
export const readMarkerRow = s.object({
  kind: s.literal('readMarker'),
  id,
  rev: whole(1),
  seq: whole(0),
  at: whole(0),
});
export type ReadMarkerRow = s.Infer<typeof readMarkerRow>;

export const notificationRow = s.object({
  kind: s.literal('notification'),
  id,
  rev: whole(1),
  type: s.picklist(['mention', 'reply']),
  channelId: id,
  messageId: id,
  seq: whole(1),
  authorId: id,
  createdAt: whole(0),
  doneAt: s.exactOptional(whole(0)),
});
export type NotificationRow = s.Infer<typeof notificationRow>;

export const LEVELS = ['all', 'mentions', 'nothing'] as const;
/** `id` is the channel's, the category's or the community's. Absent fields inherit. */
export const preferenceRow = s.object({
  kind: s.literal('preference'),
  id,
  rev: whole(1),
  level: s.exactOptional(s.picklist(LEVELS)),
  mutedUntil: s.exactOptional(whole(0)),
});
export type PreferenceRow = s.Infer<typeof preferenceRow>;

/** `id` is the hidden member's. */
export const blockRow = s.object({ kind: s.literal('block'), id, rev: whole(1), at: whole(0) });
export type BlockRow = s.Infer<typeof blockRow>;

export const readMarkerSet = s.object({ channelId: id, seq });
/** The message `seq` and all after it count as unread again. */
export const readMarkerSetUnread = s.object({ channelId: id, seq });
/** Everything in these channels up to now; without a list, everywhere. */
export const readMarkerSetAll = s.object({
  channelIds: s.exactOptional(s.pipe(s.array(id), s.maxLength(LIMITS.channels))),
});
export const notificationSetDone = s.object({
  notificationIds: s.pipe(s.array(id), s.minLength(1), s.maxLength(100)),
  done: s.boolean(),
});
/** `null` takes a setting back to what is inherited. `mutedUntil` of 8640000000000000 means until I say otherwise. */
export const preferenceSet = s.object({
  scopeId: id,
  level: s.exactOptional(s.nullable(s.picklist(LEVELS))),
  mutedUntil: s.exactOptional(s.nullable(whole(0, 8_640_000_000_000_000))),
});
export const blockSet = s.object({ memberId: id, on: s.boolean() });
