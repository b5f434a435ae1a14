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

/** What some work costs at best, in milliseconds of this thread's own time: others who keep the machine busy do not count. */
export function fastest(work: () => unknown, runs = 5): number {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
