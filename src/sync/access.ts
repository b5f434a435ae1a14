/**
 * Which channels and categories may be seen: gained ones are asked for, lost ones vanish at once from memory and disk.
 * News of single ones may overtake the full list that a sync answers; what came after the question wins over the list.
 */
import { channelStream } from '../protocol/stream-names.ts';
import { isRow } from './frames.ts';
import type { HeldStream, Streams } from './streams.ts';

export interface AccessParts {
  readonly streams: Streams;
  isHeld(channelId: string): boolean;
  /** Bring these up to date; their rows may not be here yet. */
  onGained(streams: readonly HeldStream[], rows: readonly unknown[]): void;
  onLost(names: readonly string[]): void;
}

export class Access {
  readonly #parts: AccessParts;
  /** Heard of since the full list was asked for. */
  #since = new Set<string>();

  constructor(parts: AccessParts) {
    this.#parts = parts;
  }

  /** The full list is being asked for. */
  begin(): void {
    this.#since = new Set();
  }

  /** An `access` event. */
  take(event: { readonly gained?: unknown; readonly lost?: unknown }): void {
    const rows = Array.isArray(event.gained) ? event.gained.filter(isRow) : [];
    const gained = rows.map(({ id }) => channelStream(id));
    const lost = Array.isArray(event.lost) ? event.lost.map((id) => channelStream(String(id))) : [];
    for (const name of [...gained, ...lost]) this.#since.add(name);
    if (lost.length > 0) this.#parts.onLost(lost);
    if (gained.length > 0)
      this.#parts.onGained(
        gained.map((name) => this.#add(name)),
        rows,
      );
  }

  /** The full list. */
  reconcile(ids: readonly string[]): void {
    const { streams, onGained, onLost } = this.#parts;
    const listed = new Set(ids.map(channelStream));
    const isOpen = (name: string): boolean => !this.#since.has(name);
    const known = streams.names().filter((name) => name.startsWith('channel:'));
    const lost = known.filter((name) => !listed.has(name as `channel:${string}`) && isOpen(name));
    const gained = [...listed].filter((name) => !streams.get(name) && isOpen(name));
    if (lost.length > 0) onLost(lost);
    if (gained.length > 0)
      onGained(
        gained.map((name) => this.#add(name)),
        [],
      );
  }

  #add(name: string): HeldStream {
    const { streams, isHeld } = this.#parts;
    return streams.add(name, isHeld(name.slice(8)));
  }
}
