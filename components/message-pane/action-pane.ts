/** What acting on a message needs from the log, and what menus and sheets need from the actions. Types only. */
import type { ChannelHandle, HearthClient, TimelineItem } from '../../src/index.ts';
import type { Locale } from '../locales/locale.ts';
import type { ReactionShapes } from '../message-list/named-reactions.ts';
import type { Names } from '../message-list/message-text.ts';
import type { DelayedDelete } from './delayed-delete.ts';
import type { MessageRights } from './message-rights.ts';

/** What the pane lends to its actions. */
export interface ActionPane {
  readonly client: HearthClient | undefined;
  readonly channel: ChannelHandle | undefined;
  readonly locale: Locale;
  readonly names: Names | undefined;
  readonly root: ShadowRoot;
  readonly deletions: DelayedDelete | undefined;
  readonly reactionShapes: ReactionShapes;
  readonly isEmojiOffered: boolean;
  item(key: string): TimelineItem | undefined;
  rights(item: TimelineItem): MessageRights;
  /** Rows opened up by the reader. */
  reveal(what: 'peeked' | 'explained' | 'expanded', key: string): void;
  jump(messageId: string, from: string): Promise<void>;
  markUnread(item: TimelineItem): void;
  /** Shows a line at the bottom for a while and reads it out. */
  tell(text: string): void;
  /** Focus goes to the row after this one, for a row that is about to go. */
  focusAfter(key: string): void;
}

/** The actions as menus and sheets use them. */
export interface Actor {
  /** @returns false when there is nothing to do or one may not. */
  do(action: string, key: string, element: HTMLElement): boolean;
  react(item: TimelineItem, emoji: string): void;
}
