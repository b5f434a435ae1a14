/** The one line that a run ends with, and whether it reached its goal. */
import type { Verdict } from './history-check.ts';

export interface Goal {
  readonly name: string;
  /** Undefined for a figure without a goal. */
  readonly isReached?: boolean | undefined;
  /** The figure in words, with the goal beside it where there is one. */
  readonly figure: string;
}

export interface Outcome {
  readonly run: string;
  readonly passed: boolean;
  /** Why it could not run here; then it neither passed nor failed. */
  readonly skipped?: string;
  readonly line: string;
  readonly violations: readonly string[];
}

export interface Times {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export function timesOf(ms: readonly number[]): Times {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0 };
}

const seconds = (ms: number): string => (ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`);
export const words = ({ p50, p95, max }: Times): string => `${seconds(p50)} / ${seconds(p95)} / ${seconds(max)}`;

/** A goal of times: p95 at most so much. */
export function within(name: string, ms: readonly number[], goalMs?: number): Goal {
  const times = timesOf(ms);
  const goal = goalMs === undefined ? '' : ` (goal p95 ≤ ${seconds(goalMs)})`;
  return {
    name,
    figure: `${words(times)}${goal}`,
    isReached: goalMs === undefined ? undefined : times.count > 0 && times.p95 <= goalMs,
  };
}

export function atMost(name: string, value: number, goal: number, unit = ''): Goal {
  const round = Math.round(value * 10) / 10;
  return { name, figure: `${round}${unit} (goal ≤ ${goal}${unit})`, isReached: value <= goal };
}

export const figure = (name: string, value: string | number): Goal => ({ name, figure: String(value) });

export function conclude(
  run: string,
  seed: number,
  verdict: Verdict | undefined,
  goals: readonly Goal[],
  others: readonly string[] = [],
): Outcome {
  const violations = [...(verdict?.violations ?? []), ...others];
  // a run in which nobody wrote anything proves nothing
  if (verdict?.acknowledged === 0) violations.push('empty: nothing was acknowledged');
  const passed = violations.length === 0 && goals.every(({ isReached }) => isReached !== false);
  const told = verdict && [
    `${verdict.written} written`,
    `${verdict.acknowledged} acknowledged`,
    `${verdict.failed} told as failed`,
    `${verdict.lost} lost`,
    `${verdict.doubled} doubled`,
    `${verdict.outOfOrder} out of order`,
  ];
  const parts = [
    ...goals.map(({ name, figure: value, isReached }) => `${name} ${value}${isReached === false ? ' MISSED' : ''}`),
  ];
  const line = `${run} seed ${seed}: ${[...(told ?? []), ...parts].join(', ')}: ${passed ? 'PASS' : 'FAIL'}`;
  return { run, passed, line, violations };
}

export const skip = (run: string, why: string): Outcome => ({
  run,
  passed: true,
  skipped: why,
  line: `${run}: SKIPPED: ${why}`,
  violations: [],
});
