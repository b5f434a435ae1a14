/** What a person picked lately and in which skin tone: kept for them on this device, never sent anywhere. */
import type { HearthClient } from '../../src/index.ts';

const RECENT = 'emoji.recent';
const TONE = 'emoji.tone';
const MOST_RECENT = 28;

export class EmojiMemory {
  readonly #settings: HearthClient['settings'];

  constructor(settings: HearthClient['settings']) {
    this.#settings = settings;
  }

  /** Newest first. Another version of the page may have left something else there. */
  get recent(): readonly string[] {
    const kept: unknown = this.#settings.get(RECENT).get();
    return Array.isArray(kept)
      ? kept.filter((emoji): emoji is string => typeof emoji === 'string').slice(0, MOST_RECENT)
      : [];
  }

  get tone(): number {
    const kept: unknown = this.#settings.get(TONE).get();
    return typeof kept === 'number' && Number.isInteger(kept) && kept >= 0 && kept <= 5 ? kept : 0;
  }

  set tone(tone: number) {
    this.#settings.set(TONE, tone);
  }

  note(emoji: string): void {
    this.#settings.set(RECENT, [emoji, ...this.recent.filter((one) => one !== emoji)].slice(0, MOST_RECENT));
  }
}
