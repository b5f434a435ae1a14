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

const CLOCK_STEP_MS = 4;

/**
 * What some work costs at best, in milliseconds of this thread's own time: others who keep the machine busy do not count.
 * That clock advances in steps, so the work is repeated until a step hardly matters.
 */
export function fastest(work: () => unknown, rounds = 3): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = process.threadCpuUsage();
    let spentMs = 0;
    let times = 0;
    for (; times < 200 && spentMs < 5 * CLOCK_STEP_MS; times++) {
      work();
      const { user, system } = process.threadCpuUsage(start);
      spentMs = (user + system) / 1000;
    }
    best = Math.min(best, spentMs / times);
  }
  return best;
}
