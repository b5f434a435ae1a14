/**
 * The seam for what opens over the text while one writes, such as the people one may mention: loaded lazily, drawn by the
 * composer in its own shadow root (the text field names the open option by id, which does not cross roots), and asked
 * first about every key.
 */
import type { TemplateResult } from 'lit';

export interface ComposerPopup {
  /** A listbox with the id `popup-list`. */
  render(): TemplateResult;
  /** Id of the option that Enter would take. */
  readonly activeId: string | undefined;
  /** @returns true when the key is done with. */
  handleKey(event: KeyboardEvent): boolean;
  close(): void;
}
