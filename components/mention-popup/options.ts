/** What the list can offer, whatever it is: and how the best few are picked out of very many. */
import type { TemplateResult } from 'lit';

export interface Option {
  readonly key: string;
  /** A face, an icon, an emoji. */
  readonly picture: TemplateResult;
  readonly name: string;
  /** Beside the name, such as a role. */
  readonly detail?: string | undefined;
  /** Put in place of what was typed. */
  readonly words: string;
  /** What the words stand for when the message travels. */
  readonly source?: string;
}

/** Where options come from; `tell` asks for another look, when more have arrived. */
export interface OptionSource {
  find(query: string): readonly Option[];
  readonly legend: string;
}

export interface Scored<T> {
  readonly item: T;
  readonly score: number;
}

/** The best, best first, without sorting them all: there may be 100,000. Equals stay in their order. */
export function pickBest<T>(items: Iterable<T>, scoreOf: (item: T) => number, count: number): Scored<T>[] {
  const best: Scored<T>[] = [];
  for (const item of items) {
    const score = scoreOf(item);
    if (score <= 0 || (best.length === count && score <= (best[count - 1]?.score ?? 0))) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--;
    best.splice(at, 0, { item, score });
    if (best.length > count) best.pop();
  }
  return best;
}
