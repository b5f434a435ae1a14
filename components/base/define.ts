/** Registers an element once: a second copy of Hearth on the same page keeps the first definition instead of throwing. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
