/**
 * Copy-on-write maps for `MemoryStorage`: what is committed is the lowest layer, a batch lies on it, a unit on the batch.
 * A unit that fails is a layer thrown away; a commit pours one layer into the one below.
 */
type Part = Map<string, unknown>;
const EMPTY: ReadonlyMap<string, unknown> = new Map<string, unknown>();

export class Layer {
  readonly #below: Layer | undefined;
  /** By table, then by owner. */
  readonly #tables = new Map<string, Map<string, Part>>();

  constructor(below?: Layer) {
    this.#below = below;
  }

  get(table: string, owner: string, key: string): unknown {
    const own = this.#tables.get(table)?.get(owner);
    return own?.has(key) ? own.get(key) : this.#below?.get(table, owner, key);
  }

  /** `undefined` takes the key away. */
  set(table: string, owner: string, key: string, value: unknown): void {
    const own = this.#part(table, owner);
    if (value === undefined && !this.#below) own.delete(key);
    else own.set(key, value);
  }
  #part(table: string, owner: string): Part {
    let parts = this.#tables.get(table);
    if (!parts) this.#tables.set(table, (parts = new Map()));
    let own = parts.get(owner);
    if (!own) parts.set(owner, (own = new Map()));
    return own;
  }

  entries(table: string, owner: string): ReadonlyMap<string, unknown> {
    const own = this.#tables.get(table)?.get(owner);
    if (!this.#below) return own ?? EMPTY;
    const below = this.#below.entries(table, owner);
    if (!own) return below;
    const merged = new Map(below);
    for (const [key, value] of own) {
      if (value === undefined) merged.delete(key);
      else merged.set(key, value);
    }
    return merged;
  }

  pourInto(below: Layer): void {
    for (const [table, parts] of this.#tables)
      for (const [owner, own] of parts) for (const [key, value] of own) below.set(table, owner, key, value);
  }
}

/** A typed view of one sort of things in a layer. Things are grouped by an `owner`: a stream, a channel, a community. */
export class Table<V> {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }
  get(layer: Layer, owner: string, key: string): V | undefined {
    return layer.get(this.#name, owner, key) as V | undefined;
  }
  set(layer: Layer, owner: string, key: string, value: V | undefined): void {
    layer.set(this.#name, owner, key, value);
  }
  list(layer: Layer, owner: string): readonly V[] {
    return [...(layer.entries(this.#name, owner).values() as Iterable<V>)];
  }
}
