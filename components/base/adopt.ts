/** Gives a shadow root more sheets, for parts that load lazily into it. Doing it twice changes nothing. */
import type { CSSResult } from 'lit';

export function adopt(root: ShadowRoot, ...styles: CSSResult[]): void {
  const has = root.adoptedStyleSheets;
  const lacking = styles.flatMap(({ styleSheet }) => (styleSheet && !has.includes(styleSheet) ? styleSheet : []));
  if (lacking.length > 0) root.adoptedStyleSheets = [...has, ...lacking];
}
