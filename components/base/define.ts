/** Registers an element once: a second copy of Hearth on the same page keeps the first definition instead of throwing. */
import { whenDressed } from './modes.ts';

export function define(tag: string, element: CustomElementConstructor): void {
  whenDressed(() => {
    if (!customElements.get(tag)) customElements.define(tag, element);
  });
}
