/**
 * What a log does beyond being read: actions, keys, press and hold, deleting with second thoughts, telling of news. Made by
 * `message-log` once this part has arrived.
 */
import type { LitElement } from 'lit';
import type { Announcer } from '../base/announcer.ts';
import { excerptOf } from '../message-list/quote.ts';
import { DelayedDelete } from './delayed-delete.ts';
import { LogKeys } from './log-keys.ts';
import type { ActionPane } from './action-pane.ts';
import { MessageActions } from './message-actions.ts';
import { News } from './news.ts';
import { PressAndHold } from './press-and-hold.ts';
import { ReactionHover } from './reaction-hover.ts';
import type { RowFocus } from './row-focus.ts';
import type { ScrollAnchor } from './scroll-anchor.ts';

export interface LogExtrasOptions {
  readonly host: LitElement;
  readonly announcer: Announcer;
  readonly pane: ActionPane;
  readonly focus: RowFocus;
  readonly anchor: ScrollAnchor;
  log(): HTMLElement | null;
  goToEnd(): void;
  leave(): void;
  hasShortcuts(): boolean;
}

export class LogExtras {
  readonly actions: MessageActions;
  readonly keys: LogKeys;
  readonly news: News;
  readonly hold: PressAndHold;
  readonly deletions: DelayedDelete;

  constructor(options: LogExtrasOptions) {
    const { host, announcer, pane, anchor } = options;
    this.actions = new MessageActions(pane);
    this.keys = new LogKeys({
      ...options,
      act: (action, key, element) => this.actions.do(action, key, element),
      reveal: (row) => anchor.reveal(row),
    });
    this.news = new News({
      announcer,
      locale: () => pane.locale,
      isAtEnd: () => anchor.follows,
      channelName: () => pane.channel?.row.get()?.name ?? '',
      describe: ({ message }) => ({
        name: pane.names?.member(message.authorId) ?? pane.locale.t('person.unknown'),
        text: pane.names ? excerptOf(message.text, pane.names, pane.locale) : '',
      }),
    });
    this.deletions = new DelayedDelete(host);
    new ReactionHover({ root: pane.root, client: () => pane.client, locale: () => pane.locale });
    this.hold = new PressAndHold((target) => {
      const row = target.closest<HTMLElement>('article');
      if (row) void this.actions.hold(row.dataset['key'] ?? '', row);
    });
  }
}
