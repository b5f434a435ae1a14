/**
 * The seam for what opens over the text while one writes, such as the people one may mention: loaded lazily, drawn by the
 * composer in its own shadow root (the text field names the open option by id, which does not cross roots), and asked
 * first about every key.
 */
import type { TemplateResult } from 'lit';
import type { ChannelHandle, HearthClient } from '../../src/index.ts';
import type { Locale } from '../locales/locale.ts';
import type { Mentioned } from './mention-text.ts';

/** What the composer lends to those who help with the text in it. */
export interface Writer {
  readonly client: HearthClient;
  readonly channel: ChannelHandle;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  readonly field: HTMLTextAreaElement;
  readonly mentioned: Mentioned;
  /** Puts words in place of a part of the text. @param source what they stand for when the message travels. */
  replace(from: number, to: number, words: string, source?: string): void;
  /** Says something in the line below the text; an empty text takes it back. */
  tell(note: string): void;
  draw(): void;
}

export interface ComposerPopup {
  /** While open: a listbox with the id `popup-list`. */
  readonly isOpen: boolean;
  /** Id of the option that Enter would take. */
  readonly activeId: string | undefined;
  render(): TemplateResult;
  /** The text or the place in it has changed. */
  look(): void;
  /** @returns true when the key is done with. */
  handleKey(event: KeyboardEvent): boolean;
  close(): void;
}
