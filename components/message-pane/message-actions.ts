/**
 * Does what is asked for on a message, wherever the wish comes from: its tools, a chip, its menu, the sheet, a key.
 * Menus, picker and dialogs load when first opened.
 */
import type { ChannelHandle, TimelineItem } from '../../src/index.ts';
import { plainText, sendPermission } from '../../src/index.ts';
import { startEditing, startReply } from '../controllers/composing.ts';
import { withWords } from '../locales/texts.ts';
import type { ActionPane, Actor } from './action-pane.ts';
import type { MessageRights } from './message-rights.ts';
import { messageLink } from './permalink.ts';

export type Act = (item: TimelineItem, element: HTMLElement) => unknown;

export class MessageActions implements Actor {
  readonly #pane: ActionPane;
  readonly #acts: Readonly<
    Record<string, { readonly act: Act; may?(rights: MessageRights, item: TimelineItem): boolean }>
  >;

  constructor(pane: ActionPane) {
    this.#pane = pane;
    const channel = (): ChannelHandle | undefined => pane.channel;
    this.#acts = {
      react: { act: (item, element) => this.react(item, element.dataset['emoji'] ?? ''), may: ({ react }) => react },
      pick: { act: (item, element) => this.#pick(item, element), may: ({ react }) => react },
      reply: {
        act: (item) => channel() && startReply(channel() as ChannelHandle, item.message.id),
        may: ({ reply }) => reply,
      },
      edit: {
        act: (item) => channel() && startEditing(channel() as ChannelHandle, item.message.id),
        may: ({ edit }) => edit,
      },
      delete: { act: (item, element) => this.#delete(item, element), may: (rights) => rights.delete || rights.remove },
      pin: {
        act: (item) => pane.client?.command('message.pin', { messageId: item.message.id, on: !item.message.pinned }),
        may: ({ pin }) => pin,
      },
      menu: { act: (item, element) => this.#menu(item, element), may: (_, item) => !item.message.removed },
      copy: { act: (item) => this.#copy(this.#plain(item), 'message.copied') },
      copyLink: { act: (item) => this.#copy(this.#link(item), 'pane.linkCopied') },
      markUnread: { act: (item) => pane.markUnread(item) },
      retry: { act: (item) => channel()?.retry(item.message.id) },
      amend: { act: (item) => this.#amend(item) },
      discard: { act: (item) => this.#discard(item) },
      jump: { act: (item, element) => pane.jump(element.dataset['message'] ?? '', item.key) },
      explain: { act: (item) => pane.reveal('explained', item.key) },
      peek: { act: (item) => pane.reveal('peeked', item.key) },
      expand: { act: (item) => pane.reveal('expanded', item.key) },
      person: { act: (item, element) => this.#person(item, element) },
      who: { act: (item, element) => this.#who(item, element) },
      unveil: { act: (_, element) => unveil(element) },
    };
  }

  /** @returns false when there is nothing to do or one may not. */
  do(action: string, key: string, element: HTMLElement): boolean {
    const entry = this.#acts[action];
    const item = this.#pane.item(key);
    if (!entry || !item || (entry.may && !entry.may(this.#pane.rights(item), item))) return false;
    void entry.act(item, element);
    return true;
  }

  react(item: TimelineItem, emoji: string): void {
    const { channel } = this.#pane;
    const isMine = item.message.reactions.some((reaction) => reaction.emoji === emoji && reaction.mine);
    if (channel && emoji) void channel.react(item.message.id, emoji, !isMine);
  }

  /** The sheet of a press and hold. */
  async hold(key: string, element: HTMLElement): Promise<void> {
    const item = this.#pane.item(key);
    if (!item || item.message.removed || item.state !== 'sent') return;
    const { openMessageSheet } = await withWords(import('./message-sheet.ts'));
    openMessageSheet(this.#pane, this, item, element);
  }

  async #menu(item: TimelineItem, element: HTMLElement): Promise<void> {
    const { openMessageMenu } = await withWords(import('./message-menu.ts'));
    openMessageMenu(this.#pane, this, item, element);
  }

  async #pick(item: TimelineItem, element: HTMLElement): Promise<void> {
    const { client, root, locale, isEmojiOffered, reactionShapes: shapes } = this.#pane;
    if (!client) return;
    const { openReactionPicker } = await withWords(import('./reaction-picker.ts'));
    const onPick = (emoji: string): void => this.react(item, emoji);
    openReactionPicker({ root, anchor: element, locale, settings: client.settings, shapes, isEmojiOffered, onPick });
  }

  async #who(item: TimelineItem, element: HTMLElement): Promise<void> {
    const { client, locale, root } = this.#pane;
    if (!client) return;
    const { openReactionPeople } = await withWords(import('./reaction-people.ts'));
    await openReactionPeople({ client, locale, root, anchor: element, messageId: item.message.id });
  }

  /** The card of who is mentioned there, else of who wrote it. */
  async #person({ message }: TimelineItem, anchor: HTMLElement): Promise<void> {
    const { client, channel, locale, root } = this.#pane;
    const memberId = anchor.dataset['member'] ?? message.authorId;
    if (!client || !channel) return;
    const [{ openProfileCard }, { mentionIn }] = await Promise.all([
      import('../profile-card/profile-card.ts'),
      import('../profile-card/mention-in.ts'),
    ]);
    const canWrite = channel.permissions.get().has(sendPermission(channel.row.get()?.type ?? 'text'));
    const place = { client, locale, root, anchor, memberId, tell: (text: string): void => this.#pane.tell(text) };
    openProfileCard({ ...place, ...(canWrite && { onMention: (id: string): void => mentionIn(channel, id) }) });
  }

  async #delete(item: TimelineItem, element: HTMLElement): Promise<void> {
    const { channel, root, locale, deletions } = this.#pane;
    if (!channel) return;
    let reason: string | undefined;
    if (!this.#pane.rights(item).delete) {
      const { askReason } = await withWords(import('./remove-dialog.ts'));
      const answer = await askReason(root, locale, element);
      if (answer === undefined) return;
      reason = answer || undefined;
    }
    this.#pane.focusAfter(item.key);
    deletions?.add(channel, item.message.id, reason);
    this.#pane.tell(locale.t('message.deleted'));
  }

  async #amend(item: TimelineItem): Promise<void> {
    const { channel } = this.#pane;
    const text = await channel?.discard(item.message.id);
    if (!channel || text === undefined) return;
    const draft = channel.draft.get()?.text;
    channel.setDraft(draft ? `${text}\n${draft}` : text, item.message.replyToId);
    startEditing(channel, undefined);
  }

  async #discard(item: TimelineItem): Promise<void> {
    this.#pane.focusAfter(item.key);
    await this.#pane.channel?.discard(item.message.id);
  }

  #plain({ message }: TimelineItem): string {
    const { names } = this.#pane;
    return plainText(message.text, {
      nameMention: (node) => {
        if (node.type === 'broadMention') return `@${node.audience}`;
        if (node.type === 'channelMention') return names?.channel(node.id) ?? '';
        return `@${(node.type === 'memberMention' ? names?.member(node.id) : names?.role(node.id)) ?? ''}`;
      },
    });
  }

  #link({ message }: TimelineItem): string {
    const { client, channel } = this.#pane;
    return messageLink(client?.community.row.get()?.slug ?? '', channel?.row.get()?.slug ?? '', message.id);
  }

  async #copy(text: string, done: 'message.copied' | 'pane.linkCopied'): Promise<void> {
    const { locale } = this.#pane;
    try {
      await navigator.clipboard.writeText(text);
      this.#pane.tell(locale.t(done));
    } catch {
      this.#pane.tell(locale.t('pane.notCopied'));
    }
  }
}

/** Shows hidden words. Local to this page on purpose: a reload hides them again. */
function unveil(button: HTMLElement): void {
  const veiled = button.nextElementSibling;
  veiled?.removeAttribute('inert');
  button.hidden = true;
}
