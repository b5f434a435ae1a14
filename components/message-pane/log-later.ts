/**
 * What a log does beyond being read: actions, keys, press and hold, deleting with second thoughts, telling of news. Made by
 * `message-log` once this part has arrived.
 */
import type { LitElement } from 'lit';
import type { Announcer } from '../base/announcer.ts';
import { DelayedDelete } from './delayed-delete.ts';
import { LogKeys, type LogKeysOptions } from './log-keys.ts';
import { type ActionPane, MessageActions } from './message-actions.ts';
import { News, type NewsOptions } from './news.ts';
import { PressAndHold } from './press-and-hold.ts';
import { ReactionHover } from './reaction-hover.ts';

export interface LogExtrasOptions {
  readonly host: LitElement;
  readonly announcer: Announcer;
  readonly pane: ActionPane;
  readonly keys: Omit<LogKeysOptions, 'act'>;
  readonly news: Omit<NewsOptions, 'announcer'>;
}

export class LogExtras {
  readonly actions: MessageActions;
  readonly keys: LogKeys;
  readonly news: News;
  readonly hold: PressAndHold;
  readonly deletions: DelayedDelete;

  constructor({ host, announcer, pane, keys, news }: LogExtrasOptions) {
    this.actions = new MessageActions(pane);
    this.keys = new LogKeys({ ...keys, act: (action, key, element) => this.actions.do(action, key, element) });
    this.news = new News({ ...news, announcer });
    this.deletions = new DelayedDelete(host);
    new ReactionHover({ root: pane.root, client: () => pane.client, locale: () => pane.locale });
    this.hold = new PressAndHold((target) => {
      const row = target.closest<HTMLElement>('article');
      if (row) void this.actions.hold(row.dataset['key'] ?? '', row);
    });
  }
}
