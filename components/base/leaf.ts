/**
 * Draws a leaf only when one of its properties changed, and keeps a failing one to itself: a row that throws shows a
 * stand-in and leaves the rest of the list alone. For what stands on the screen by the hundred.
 */
import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';

type Props = Readonly<Record<string, unknown>>;

function isSame(a: Props, b: Props): boolean {
  for (const name in b) if (a[name] !== b[name]) return false;
  return true;
}

class LeafDirective extends Directive {
  #drawn: Props | undefined;

  render<P extends object>(draw: (props: P) => unknown, props: P, standIn: unknown): unknown {
    if (this.#drawn && isSame(this.#drawn, props as Props)) return noChange;
    this.#drawn = props as Props;
    try {
      return draw(props);
    } catch (error) {
      console.error('hearth: a part of the page could not be drawn.', error);
      return standIn;
    }
  }
}

const leafDirective = directive(LeafDirective);

/** @param draw the same function each time. @param props compared one by one. @param standIn shown when `draw` throws. */
export function leaf<P extends object>(draw: (props: P) => unknown, props: P, standIn?: unknown): unknown {
  return leafDirective(draw as (props: object) => unknown, props, standIn);
}
