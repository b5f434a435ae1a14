/**
 * Counters, gauges and histograms, written as Prometheus reads them. A label's values come from our own tables, never from
 * outside, and a series too many is counted as `other`: so no visitor can make the page grow. Written here because the
 * format is three kinds of lines; the usual library brings OpenTelemetry and a digest of quantiles along for them.
 */
export type Labels = Readonly<Record<string, string>>;

export interface Counter {
  add(labels?: Labels, by?: number): void;
}
export interface Histogram {
  observe(value: number): void;
}
export interface Registry {
  counter(name: string, help: string): Counter;
  /** @param buckets upper bounds, ascending. */
  histogram(name: string, help: string, buckets: readonly number[]): Histogram;
  /** Asked when somebody looks. */
  gauge(name: string, help: string, read: () => number | ReadonlyMap<string, number>, label?: string): void;
  /** The page, in Prometheus' text format 0.0.4. */
  text(): string;
}

/** More series of one name than this are a mistake. */
const SERIES_MAX = 500;

function written(labels: Labels): string {
  const parts = Object.entries(labels).map(
    ([name, value]) =>
      `${name}="${value
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"')
        .replaceAll('\n', String.raw`\n`)}"`,
  );
  return parts.length > 0 ? `{${parts.join(',')}}` : '';
}

function head(name: string, help: string, kind: string): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n`;
}

export function createRegistry(): Registry {
  const writers: (() => string)[] = [];
  return {
    counter(name, help) {
      const series = new Map<string, number>();
      writers.push(
        () => head(name, help, 'counter') + [...series].map(([key, value]) => `${name}${key} ${value}\n`).join(''),
      );
      return {
        add(labels = {}, by = 1) {
          let key = written(labels);
          if (!series.has(key) && series.size >= SERIES_MAX) {
            key = written(Object.fromEntries(Object.keys(labels).map((label) => [label, 'other'])));
          }
          series.set(key, (series.get(key) ?? 0) + by);
        },
      };
    },
    histogram(name, help, buckets) {
      const counts = buckets.map(() => 0);
      let [sum, count] = [0, 0];
      writers.push(() => {
        let below = 0;
        const lines = buckets.map((bound, n) => `${name}_bucket{le="${bound}"} ${(below += counts[n] ?? 0)}\n`);
        return `${head(name, help, 'histogram')}${lines.join('')}${name}_bucket{le="+Inf"} ${count}\n${name}_sum ${sum}\n${name}_count ${count}\n`;
      });
      return {
        observe(value) {
          const n = buckets.findIndex((bound) => value <= bound);
          if (n >= 0) counts[n] = (counts[n] ?? 0) + 1;
          sum += value;
          count++;
        },
      };
    },
    gauge(name, help, read, label = 'kind') {
      writers.push(() => {
        const now = read();
        const lines =
          typeof now === 'number'
            ? [`${name} ${now}\n`]
            : [...now].map(([key, value]) => `${name}${written({ [label]: key })} ${value}\n`);
        return head(name, help, 'gauge') + lines.join('');
      });
    },
    text: () => writers.map((write) => write()).join(''),
  };
}
