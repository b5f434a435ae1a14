/** The table of row kinds. A row says how one thing now is; once gone it is only a tombstone. */
import { categoryRow, channelRow } from './channels.ts';
import { communityRow } from './community.ts';
import { memberRow } from './members.ts';
import { messageRow, reactionRow } from './messages.ts';
import { blockRow, notificationRow, preferenceRow, readMarkerRow } from './notifications.ts';
import { roleRow } from './roles.ts';
import type { Infer } from './schema.ts';

export const rowSchemas = {
  community: communityRow,
  category: categoryRow,
  channel: channelRow,
  role: roleRow,
  member: memberRow,
  message: messageRow,
  reaction: reactionRow,
  readMarker: readMarkerRow,
  notification: notificationRow,
  preference: preferenceRow,
  block: blockRow,
} as const;

export type RowKind = keyof typeof rowSchemas;
export type RowOf<K extends RowKind> = Infer<(typeof rowSchemas)[K]>;
export type LiveRow = { [K in RowKind]: RowOf<K> }[RowKind];
export interface DeadRow {
  readonly kind: RowKind;
  readonly id: string;
  readonly rev: number;
  readonly deleted: true;
}
export type Row = LiveRow | DeadRow;

export { isDead } from './dead-rows.ts';
