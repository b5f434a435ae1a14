/** Reads the shared collections of hostile and real input. Items give their text in `s`, or tell how to make it in `gen`. */
import { readFileSync } from 'node:fs';

export interface CorpusItem {
  readonly id: string;
  readonly s?: string;
  readonly gen?: { readonly repeat: string; readonly n: number };
  readonly cat?: string;
  readonly want?: string;
  readonly maxMs?: number;
}

export function corpus(name: string): readonly CorpusItem[] {
  const file = new URL(`../../../../shared/corpora/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { items: CorpusItem[] }).items;
}

export function textOf(item: CorpusItem, times = 1): string {
  return item.s ?? (item.gen?.repeat ?? '').repeat((item.gen?.n ?? 0) * times);
}

/** The fastest of some runs, in milliseconds: what the work costs when nobody disturbs it. */
export function fastest(work: () => unknown, runs = 5): number {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
