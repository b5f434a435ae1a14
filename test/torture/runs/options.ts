import type { Outcome } from '../outcome.ts';

export interface RunOptions {
  readonly seed: number;
  readonly cycles?: number;
  /** How many take part. */
  readonly people?: number;
  readonly historyPath?: string | undefined;
  /** No goals of time: for machines that do other things as well. What may never happen still may not. */
  readonly relaxed?: boolean;
  say(words: string): void;
}

export type Run = (options: RunOptions) => Promise<Outcome>;
