/** Options of a bench as they are typed: `--clients 200 --seconds 5`. */
import { parseArgs } from 'node:util';

export function readOptions<T extends Readonly<Record<string, string | number>>>(defaults: T): T {
  const options = Object.fromEntries(Object.keys(defaults).map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ options });
  const read = Object.entries(defaults).map(([name, fallback]) => {
    const typed = values[name];
    if (typeof typed !== 'string') return [name, fallback];
    if (typeof fallback === 'string') return [name, typed];
    if (!(Number(typed) >= 0)) throw new Error(`--${name} must be a number.`);
    return [name, Number(typed)];
  });
  return Object.fromEntries(read) as T;
}

/** A table that reads well on the screen and in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, head.map(() => '---'), ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => `| ${row.map((cell, n) => cell.padEnd(widths[n]!)).join(' | ')} |`).join('\n');
}

/** Three digits that count. */
export function shown(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length === 0 ? NaN : (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
