/** Lit's decorators for reactive properties and queries, as TypeScript's legacy form needs them: those of Lit also carry the standard form. */
import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Decorator = (prototype: ReactiveElement, name: PropertyKey) => void;

/** An attribute of the same name sets it; a change draws the element again. */
export function property(options?: PropertyDeclaration): Decorator {
  return (prototype, name) => (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}

/** A change draws the element again; nobody outside sets it. */
export function state(): Decorator {
  return property({ state: true, attribute: false });
}

/** The first element in the shadow root that fits. */
export function query(selector: string): Decorator {
  return (prototype, name) =>
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: ReactiveElement): Element | null {
        return this.renderRoot.querySelector(selector);
      },
    });
}
