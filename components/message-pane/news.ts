/**
 * Tells screen readers of new messages: the first at once, those within two seconds after it together. Own messages are
 * not read out, nor those that were there before. While one reads history, only how many wait at the end.
 */
import { type TimelineItem } from '../../src/index.ts';
import type { Announcer } from '../base/announcer.ts';
import { errorText } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';

const TOGETHER_MS = 2000;

export interface NewsOptions {
  readonly announcer: Announcer;
  locale(): Locale;
  isAtEnd(): boolean;
  /** Author and plain words of a message, short enough to be listened to. */
  describe(item: TimelineItem): { readonly name: string; readonly text: string };
}

export class News {
  readonly #options: NewsOptions;
  #heardSeq: number | undefined;
  #waiting: TimelineItem[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failed = new Set<string>();

  constructor(options: NewsOptions) {
    this.#options = options;
  }

  /** Another channel: what it holds already is no news. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.#heardSeq = undefined;
    this.#failed = new Set();
  }

  /** @param items those on screen, when the newest is among them. */
  update(items: readonly TimelineItem[], myId: string | undefined): void {
    this.#tellFailures(items);
    const last = items.findLast((item) => item.message.seq > 0)?.message.seq ?? 0;
    const from = this.#heardSeq;
    this.#heardSeq = Math.max(from ?? 0, last);
    if (from === undefined || last <= from) return;
    const fresh = items.filter(({ message }) => message.seq > from && message.authorId !== myId && !message.removed);
    if (fresh.length === 0) return;
    this.#waiting.push(...fresh);
    if (this.#timer === undefined) this.#tell();
  }

  #tell(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#timer = undefined;
    if (waiting.length === 0) return;
    this.#options.announcer.say(this.#words(waiting));
    this.#timer = setTimeout(() => this.#tell(), TOGETHER_MS);
  }

  #words(waiting: readonly TimelineItem[]): string {
    const { locale, isAtEnd, describe } = this.#options;
    const count = waiting.length;
    if (!isAtEnd()) return locale().t('log.heardAway', { count });
    const [only] = waiting;
    if (count > 1 || !only) return locale().t('log.heardMany', { count, who: this.#who(waiting) });
    return locale().t('log.heard', describe(only));
  }

  #who(waiting: readonly TimelineItem[]): string {
    const { locale, describe } = this.#options;
    const [first] = waiting;
    const count = new Set(waiting.map(({ message }) => message.authorId)).size;
    return count === 1 && first ? describe(first).name : locale().t('log.heardPeople', { count });
  }

  #tellFailures(items: readonly TimelineItem[]): void {
    const failed = new Set<string>();
    for (const item of items) {
      if (item.state !== 'failed') continue;
      failed.add(item.key);
      if (this.#failed.has(item.key)) continue;
      const locale = this.#options.locale();
      const reason = item.failure ? errorText(locale, item.failure) : '';
      this.#options.announcer.say(locale.t('log.heardFailed', { reason }), 'assertive');
    }
    this.#failed = failed;
  }
}
