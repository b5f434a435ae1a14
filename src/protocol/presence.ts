/** Signals: typing and presence. Volatile, never stored, never queued. */
import { id } from './ids.ts';
import * as s from './schema.ts';

export const PRESENCES = ['online', 'idle', 'busy', 'invisible'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Client to server. */
export const signal = s.variant('type', [
  s.object({ type: s.literal('typing'), channelId: id, on: s.exactOptional(s.boolean()) }),
  s.object({ type: s.literal('presence'), presence: s.picklist(PRESENCES) }),
  /** The channels and people on screen, whose typing and presence are wanted. */
  s.object({ type: s.literal('watch'), memberIds: s.pipe(s.array(id), s.maxLength(200)) }),
]);
export type Signal = s.Infer<typeof signal>;

/** Server to client. */
export type SignalEvent =
  | { readonly type: 'typing'; readonly channelId: string; readonly memberId: string; readonly on: boolean }
  | {
      readonly type: 'presence';
      readonly members: readonly {
        readonly memberId: string;
        readonly presence: 'online' | 'idle' | 'busy' | 'offline';
      }[];
    }
  | { readonly type: 'onlineCount'; readonly count: number };
