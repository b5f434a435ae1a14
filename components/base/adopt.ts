/** Gives a shadow root one more sheet, for parts that load lazily into it. Doing it twice changes nothing. */
import type { CSSResult } from 'lit';

export function adopt(root: ShadowRoot, style: CSSResult): void {
  const sheet = style.styleSheet;
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
