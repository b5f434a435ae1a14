/**
 * All rows but messages, as they now are. Only the applier writes here. A row with a lower or equal rev than the one held
 * is left out; what is gone stays known as a tombstone, so that nothing older can bring it back. Readers get atoms: one
 * topic for each kind, one atom for each row that somebody asked for.
 */
import type { ReadableAtom, WritableAtom } from 'nanostores';
import { isDead } from '../protocol/dead-rows.ts';
import type { Row, RowKind, RowOf } from '../protocol/rows.ts';
import { cell } from '../util/cell.ts';
import { Topic } from './derived.ts';
import { keyed } from '../util/keyed.ts';

export type StoredKind = Exclude<RowKind, 'message'>;

/** Which kinds live in which stream: a stream is dropped whole. */
const KINDS: Readonly<Record<string, readonly StoredKind[]>> = {
  community: ['community', 'role', 'member'],
  channel: ['channel', 'category'],
  me: ['readMarker', 'notification', 'preference', 'block', 'reaction'],
};

interface Shelf {
  readonly rows: Map<string, Row>;
  readonly topic: Topic;
  readonly atoms: Map<string, WritableAtom<Row | undefined>>;
}

export class Rows {
  readonly #shelves = new Map<StoredKind, Shelf>(
    Object.values(KINDS)
      .flat()
      .map((kind) => [kind, { rows: new Map(), topic: new Topic(), atoms: new Map() }]),
  );

  /** @returns whether the row was news. */
  lay(row: Row): boolean {
    const shelf = this.#shelves.get(row.kind as StoredKind);
    if (!shelf || (shelf.rows.get(row.id)?.rev ?? 0) >= row.rev) return false;
    shelf.rows.set(row.id, row);
    shelf.atoms.get(row.id)?.set(isDead(row) ? undefined : row);
    shelf.topic.touch();
    return true;
  }

  /** Drops a whole stream, such as `channel:<id>`. */
  drop(stream: string): void {
    const [place = '', id = ''] = stream.split(':');
    for (const kind of KINDS[place] ?? []) {
      const shelf = this.#shelf(kind);
      const ids = place === 'channel' ? [id] : [...shelf.rows.keys()];
      for (const each of ids) {
        if (shelf.rows.delete(each)) shelf.topic.touch();
        shelf.atoms.get(each)?.set(undefined);
      }
    }
  }

  clear(): void {
    for (const shelf of this.#shelves.values()) {
      shelf.rows.clear();
      for (const each of shelf.atoms.values()) each.set(undefined);
      shelf.topic.touch();
    }
  }

  get<K extends StoredKind>(kind: K, id: string): RowOf<K> | undefined {
    const row = this.#shelf(kind).rows.get(id);
    return row && !isDead(row) ? (row as RowOf<K>) : undefined;
  }

  /** The rev of what is known of the row, be it only that it is gone; 0 when nothing is. */
  revOf(kind: StoredKind, id: string): number {
    return this.#shelf(kind).rows.get(id)?.rev ?? 0;
  }

  all<K extends StoredKind>(kind: K): RowOf<K>[] {
    return [...this.#shelf(kind).rows.values()].filter((row) => !isDead(row)) as unknown as RowOf<K>[];
  }

  /** Changes with any row of the kind. */
  topic(kind: StoredKind): ReadableAtom<number> {
    return this.#shelf(kind).topic.changed;
  }

  /** The same atom for the same row each time. */
  one<K extends StoredKind>(kind: K, id: string): ReadableAtom<RowOf<K> | undefined> {
    const { atoms } = this.#shelf(kind);
    const atom = keyed(atoms, id, () => cell<Row | undefined>(this.get(kind, id)));
    return atom as unknown as ReadableAtom<RowOf<K> | undefined>;
  }

  #shelf(kind: StoredKind): Shelf {
    return this.#shelves.get(kind) as Shelf; // there is one for each kind
  }
}
