/** What a channel's handle is made of; shared by its view and its actions. */
import type { SyncEngine } from '../sync/sync-engine.ts';
import type { Clock } from '../util/clock.ts';
import type { Rights } from './rights.ts';
import type { UnreadBoard } from './unread.ts';

export interface ChannelParts {
  readonly engine: SyncEngine;
  readonly rights: Rights;
  readonly unread: UnreadBoard;
  readonly clock: Clock;
}
