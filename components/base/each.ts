/**
 * A list whose rows keep their elements: what is drawn for a key stays in the element it had, wherever that goes. Rows
 * move only past others that stayed in order, so the focus and the scroll of those are safe. Every key is there once.
 */
import { noChange } from 'lit';
import { type ChildPart, directive, Directive } from 'lit/directive.js';
import {
  getCommittedValue,
  insertPart,
  removePart,
  setChildPartValue,
  setCommittedValue,
} from 'lit/directive-helpers.js';

class EachDirective extends Directive {
  #keys: readonly string[] = [];

  render<T>(items: readonly T[], _keyOf: (item: T) => string, draw: (item: T, index: number) => unknown): unknown {
    return items.map(draw);
  }

  override update(list: ChildPart, [items, keyOf, draw]: Parameters<this['render']>): unknown {
    const before = getCommittedValue(list) as ChildPart[] | undefined;
    const keys = items.map(keyOf);
    const values = items.map(draw);
    const known = new Map(this.#keys.map((key, index) => [key, before?.[index]]));
    this.#keys = keys;
    if (!Array.isArray(before)) return values;
    const wanted = new Set(keys);
    const waiting = new Set(before);
    for (const [key, part] of known) {
      if (!part || wanted.has(key)) continue;
      waiting.delete(part);
      removePart(part);
    }
    const parts = keys.map((key, index) => {
      const [next] = waiting;
      const own = known.get(key);
      const part = own && own === next ? own : insertPart(list, next, own);
      waiting.delete(part);
      return setChildPartValue(part, values[index]);
    });
    setCommittedValue(list, parts);
    return noChange;
  }
}

/** @param keyOf told apart by this. @param draw its template. */
export const each = directive(EachDirective) as <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  draw: (item: T, index: number) => unknown,
) => unknown;
