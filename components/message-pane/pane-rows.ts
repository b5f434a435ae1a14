/** Gathers what each row of the log needs from the stores. Reading through `StoreController`, so changes come back. */
import type { ChannelHandle, HearthClient, MemberRow, RoleRow, TimelineItem } from '../../src/index.ts';
import { badgeOf } from '../base/role-badge.ts';
import type { StoreController } from '../controllers/store-controller.ts';
import type { Locale } from '../locales/locale.ts';
import type { MessageEntry } from '../message-list/entries.ts';
import type { RowProps } from '../message-list/message-row.ts';
import type { messageTools } from '../message-list/message-tools.ts';
import type { Names } from '../message-list/message-text.ts';
import type { ReactionShapes } from '../message-list/named-reactions.ts';
import { parsedText } from '../message-list/parsed-text.ts';

/** What is the same for all rows of one render. */
export interface RowsView {
  readonly client: HearthClient;
  readonly channel: ChannelHandle;
  readonly me: MemberRow | undefined;
  readonly roles: readonly RoleRow[];
  readonly blocked: ReadonlySet<string>;
  readonly names: Names;
  /** Draws the bar on a row, once its part has arrived. */
  readonly tools: typeof messageTools | undefined;
  readonly shapes: ReactionShapes | undefined;
  readonly reason: RowProps['reason'];
  readonly locale: Locale;
  readonly canReact: boolean;
  readonly canReply: boolean;
  /** Keys of the row pointed at or focused, of the one whose controls are stops, of the one Tab reaches. */
  readonly active: string | undefined;
  readonly entered: string | undefined;
  readonly stop: string | undefined;
  readonly newestOwn: string | undefined;
  readonly marked: string | undefined;
  readonly opened: Opened | undefined;
  readonly arrived: ReadonlySet<string>;
}

/** Keys of rows the reader has opened up: peeked at, asked why, unfolded. */
export type Opened = Readonly<Record<'peeked' | 'explained' | 'expanded', ReadonlySet<string>>>;

function callsMe({ message }: TimelineItem, me: MemberRow | undefined): boolean {
  const { mentions } = message;
  if (!me || !mentions || message.removed || message.authorId === me.id) return false;
  return (
    mentions.everyone || mentions.memberIds.includes(me.id) || mentions.roleIds.some((id) => me.roleIds.includes(id))
  );
}

export class PaneRows {
  readonly #store: StoreController;
  #roles: readonly RoleRow[] | undefined;
  #badges = new WeakMap<MemberRow, { readonly role: RoleRow | undefined }>();

  constructor(store: StoreController) {
    this.#store = store;
  }

  props({ item, key, isGrouped }: MessageEntry, position: number, view: RowsView): RowProps {
    const { client, channel, me, opened, locale } = view;
    const isExplained = opened?.explained.has(key) ?? false;
    const { message } = item;
    const isOwn = message.authorId === me?.id;
    const author = this.#store.read(client.members.get(message.authorId));
    const answered =
      message.replyToId && !message.removed ? this.#store.read(channel.message(message.replyToId)) : undefined;
    return {
      item,
      author,
      badge: author ? this.#badge(author, view.roles) : undefined,
      me,
      isOwn,
      isGrouped,
      isForMe: callsMe(item, me),
      isVeiled: view.blocked.has(message.authorId) && !opened?.peeked.has(key),
      isNewestOwn: key === view.newestOwn,
      isExpanded: opened?.expanded.has(key) ?? false,
      tools: key === view.active ? view.tools : undefined,
      shapes: view.shapes,
      reason: view.reason,
      isEntered: key === view.entered,
      isStop: key === view.stop,
      isMarked: key === view.marked,
      isExplained,
      isArrived: view.arrived.has(key),
      position,
      canReact: view.canReact,
      canReply: view.canReply,
      answered,
      answeredAuthor: answered ? this.#store.read(client.members.get(answered.authorId)) : undefined,
      mentionedNames: this.#mentionedNames(item, client, isExplained),
      names: view.names,
      locale,
    };
  }

  #mentionedNames({ message }: TimelineItem, client: HearthClient, isExplained: boolean): string {
    const ids = [
      ...(message.removed ? [] : parsedText(message).mentioned),
      ...(isExplained && message.removed ? [message.removed.byId] : []),
    ];
    return ids.map((id) => this.#store.read(client.members.get(id))?.name ?? '').join('\n');
  }

  #badge(author: MemberRow, roles: readonly RoleRow[]): RoleRow | undefined {
    if (roles !== this.#roles) {
      this.#roles = roles;
      this.#badges = new WeakMap();
    }
    let known = this.#badges.get(author);
    if (!known) this.#badges.set(author, (known = { role: badgeOf(author, roles) }));
    return known.role;
  }
}
