/**
 * Two things a page's own CSS may spoil for an element, put right when it is connected: the text size, which must not
 * follow `html { font-size: 62.5% }`, and a host that a blanket `* { all: unset !important }` has made inline.
 */
import type { ReactiveController, ReactiveElement } from 'lit';

let mediumSheet: CSSStyleSheet | undefined;
let guardSheet: CSSStyleSheet | undefined;

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** The reader's own text size, which `font-size: medium` always is. */
function mediumSize(root: ParentNode): string {
  const probe = document.createElement('span');
  probe.style.font = 'medium serif';
  root.append(probe);
  const size = getComputedStyle(probe).fontSize;
  probe.remove();
  return size;
}

/** The page's CSS does not reach into our shadow roots, and asking for a style there would have it reckoned now. */
function isAmongOurs(element: Element): boolean | undefined {
  return (element.getRootNode() as Partial<ShadowRoot>).host?.localName.startsWith('hearth-');
}

export class HostController implements ReactiveController {
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const root = this.#host.renderRoot;
    if (!(root instanceof ShadowRoot)) return;
    mediumSheet ??= sheetOf(`:host { --h-medium: ${mediumSize(root)}; }`);
    this.#adopt(root, mediumSheet);
    if (isAmongOurs(this.#host) || getComputedStyle(this.#host).display !== 'inline') return;
    guardSheet ??= sheetOf(
      ':host { display: block !important; position: relative !important; block-size: var(--h-host-block, auto) !important; }',
    );
    this.#adopt(root, guardSheet);
  }

  #adopt(root: ShadowRoot, sheet: CSSStyleSheet): void {
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}
