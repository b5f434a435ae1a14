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

export interface Scored<T> {
  readonly item: T;
  readonly score: number;
}

/**
 * The best, best first, without sorting them all: there may be 100,000. Equals stay in their order.
 * @param may asked only of those who would be among the best.
 */
export function pickBest<T>(
  items: Iterable<T>,
  scoreOf: (item: T) => number,
  count: number,
  may: (item: T) => boolean = () => true,
): Scored<T>[] {
  const best: Scored<T>[] = [];
  for (const item of items) {
    const score = scoreOf(item);
    if (score <= 0 || (best.length === count && score <= (best[count - 1]?.score ?? 0)) || !may(item)) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--;
    best.splice(at, 0, { item, score });
    if (best.length > count) best.pop();
  }
  return best;
}
