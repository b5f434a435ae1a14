/** The menu of one message, opened by its More button, by key, or as the lower part of the sheet. Loaded lazily. */
import type { TimelineItem } from '../../src/index.ts';
import { copy, mailOpen, pinOff, trash2, userRound } from '../icons/menu-shapes.ts';
import { link, pencil } from '../icons/later-shapes.ts';
import { reply, users } from '../icons/shapes.ts';
import { pin, smilePlus } from '../icons/soon-shapes.ts';
import { type MenuItem, openMenu } from '../menu/menu.ts';
import type { ActionPane, Actor } from './action-pane.ts';

/** In groups: answering, keeping, changing. Only what one may do. */
export function messageMenuItems(
  pane: ActionPane,
  actions: Actor,
  item: TimelineItem,
  element: HTMLElement,
): MenuItem[][] {
  const { t } = pane.locale;
  const rights = pane.rights(item);
  const { key, message } = item;
  const act = (action: string) => (): void => void actions.do(action, key, element);
  const answer: MenuItem[] = [];
  if (rights.react) answer.push({ label: t('message.addReaction'), shape: smilePlus, act: act('pick') });
  if (rights.reply) answer.push({ label: t('message.reply'), shape: reply, act: act('reply') });
  const keep: MenuItem[] = [
    { label: t('message.copy'), shape: copy, act: act('copy') },
    { label: t('message.copyLink'), shape: link, act: act('copyLink') },
    { label: t('message.markUnread'), shape: mailOpen, act: act('markUnread') },
  ];
  const author = pane.names?.member(message.authorId);
  if (author) keep.push({ label: t('message.author', { name: author }), shape: userRound, act: act('person') });
  if (message.reactions.length > 0) keep.push({ label: t('reaction.who'), shape: users, act: act('who') });
  if (rights.pin)
    keep.push({
      label: t(message.pinned ? 'message.unpin' : 'message.pin'),
      shape: message.pinned ? pinOff : pin,
      act: act('pin'),
    });
  const change: MenuItem[] = [];
  if (rights.edit) change.push({ label: t('message.edit'), shape: pencil, act: act('edit') });
  if (rights.delete) change.push({ label: t('message.delete'), shape: trash2, stop: true, act: act('delete') });
  if (rights.remove) change.push({ label: t('message.remove'), shape: trash2, stop: true, act: act('delete') });
  return [answer, keep, change];
}

export function openMessageMenu(pane: ActionPane, actions: Actor, item: TimelineItem, element: HTMLElement): void {
  openMenu({
    root: pane.root,
    anchor: element,
    label: pane.locale.t('message.tools'),
    groups: messageMenuItems(pane, actions, item, element),
  });
}
