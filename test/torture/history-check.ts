/**
 * The one judge of every run with real parts. It knows nothing of faults: whatever happened, nothing that was kept or
 * acknowledged may be lost, nothing may be there twice, each person's messages stand in the order they were written, seqs
 * have no holes, and nobody ever saw or sees anything else than what is stored.
 */
import type { TimedEvent } from './history.ts';

export interface Verdict {
  readonly written: number;
  readonly kept: number;
  readonly acknowledged: number;
  readonly failed: number;
  readonly stored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  /** In words, the first few of each kind. */
  readonly violations: readonly string[];
}

type Of<K extends TimedEvent['is']> = Extract<TimedEvent, { readonly is: K }>;

const SHOWN_MAX = 5;

export function checkHistory(events: readonly TimedEvent[]): Verdict {
  const of = <K extends TimedEvent['is']>(is: K): Of<K>[] => events.filter((event): event is Of<K> => event.is === is);
  const found = new Map<string, string[]>();
  const report = (kind: string, words: string): void => void found.set(kind, [...(found.get(kind) ?? []), words]);
  const stored = of('stored').sort((a, b) => a.seq - b.seq);
  const byId = new Map(stored.map((row) => [row.id, row]));

  if (of('end').length === 0) report('open', 'the history has no end: what is stored was not told');
  checkStore(stored, of('end').at(-1)?.lastSeq, report);
  checkPromises(of('kept'), of('acknowledged'), of('failed'), byId, report);
  const told = new Set(of('failed').map(({ id }) => id));
  checkOrder(
    of('wrote'),
    of('kept'),
    stored.filter(({ id }) => !told.has(id)),
    report,
  );
  checkSight(of('saw'), of('shows'), stored, report);
  const count = (kind: string): number => found.get(kind)?.length ?? 0;
  return {
    written: of('wrote').length,
    kept: of('kept').length,
    acknowledged: new Set(of('acknowledged').map(({ id }) => id)).size,
    failed: new Set(of('failed').map(({ id }) => id)).size,
    stored: stored.length,
    lost: count('lost'),
    doubled: count('doubled'),
    outOfOrder: count('order'),
    violations: [...found].flatMap(([kind, all]) => [
      ...all.slice(0, SHOWN_MAX).map((words) => `${kind}: ${words}`),
      ...(all.length > SHOWN_MAX ? [`${kind}: and ${all.length - SHOWN_MAX} more`] : []),
    ]),
  };
}

type Report = (kind: string, words: string) => void;

/** I2, I6: once each, and no hole from the first to the last. */
function checkStore(stored: readonly Of<'stored'>[], lastSeq: number | undefined, report: Report): void {
  const texts = new Map<string, string>();
  const ids = new Set<string>();
  stored.forEach(({ seq, id, text }, place) => {
    if (seq !== place + 1) report('hole', `seq ${seq} stands where ${place + 1} belongs`);
    if (ids.has(id)) report('doubled', `${id} is stored twice`);
    const other = texts.get(text);
    if (other !== undefined && other !== id) report('doubled', `“${text}” is stored as ${other} and as ${id}`);
    ids.add(id);
    texts.set(text, id);
  });
  if (lastSeq !== undefined && lastSeq !== stored.length)
    report('hole', `the channel counts ${lastSeq} messages and holds ${stored.length}`);
}

/** I3, I4: what was acknowledged is there as it was said; what was kept is there, unless its writer was told. */
function checkPromises(
  kept: readonly Of<'kept'>[],
  acknowledged: readonly Of<'acknowledged'>[],
  failed: readonly Of<'failed'>[],
  byId: ReadonlyMap<string, Of<'stored'>>,
  report: Report,
): void {
  const told = new Set(failed.map(({ id }) => id));
  const missing = new Set<string>();
  const seqs = new Map<string, number>();
  for (const { who, id, seq } of acknowledged) {
    const row = byId.get(id);
    if (!row && !missing.has(id)) report('lost', `${who} was told that ${id} is done as ${seq}, and it is not stored`);
    if (!row) missing.add(id);
    else if (row.seq !== seq) report('moved', `${id} was acknowledged as ${seq} and is stored as ${row.seq}`);
    if ((seqs.get(id) ?? seq) !== seq) report('moved', `${id} was acknowledged as ${seqs.get(id) ?? 0} and as ${seq}`);
    seqs.set(id, seq);
  }
  for (const { who, text, id } of kept) {
    const row = byId.get(id);
    if (!row && !told.has(id) && !missing.has(id)) report('lost', `“${text}” of ${who} was kept and is not stored`);
    if (row && row.text !== text) report('changed', `“${text}” of ${who} is stored as “${row.text}”`);
  }
}

/** I5: whatever a person had written before they began the next one stands before it. What failed once, waited for them. */
function checkOrder(
  wrote: readonly Of<'wrote'>[],
  kept: readonly Of<'kept'>[],
  stored: readonly Of<'stored'>[],
  report: Report,
): void {
  const begunAt = new Map(wrote.map(({ text, at }) => [text, at]));
  const keptAt = new Map(kept.map(({ text, at }) => [text, at]));
  const writers = new Map(wrote.map(({ text, who }) => [text, who]));
  /** By person: the latest beginning among the messages that stand so far. */
  const latest = new Map<string, { readonly text: string; readonly at: number }>();
  for (const { text } of stored) {
    const who = writers.get(text);
    const at = begunAt.get(text);
    if (who === undefined || at === undefined) continue;
    const before = latest.get(who);
    const ready = keptAt.get(text) ?? Infinity;
    if (before && ready < before.at) report('order', `“${text}” of ${who} stands after “${before.text}”`);
    if (!before || at > before.at) latest.set(who, { text, at });
  }
}

/** I6, I9: a seq is one message for everybody, always; in the end each tab shows the end of the channel without a hole. */
function checkSight(
  saw: readonly Of<'saw'>[],
  shows: readonly Of<'shows'>[],
  stored: readonly Of<'stored'>[],
  report: Report,
): void {
  for (const { who, rows } of [...saw, ...shows]) {
    for (const [seq, id] of rows) {
      const row = stored[seq - 1];
      if (row?.id !== id) report('sight', `${who} saw ${id} as ${seq}, where ${row?.id ?? 'nothing'} is stored`);
    }
  }
  for (const { who, rows } of shows) {
    const last = rows.at(-1)?.[0] ?? 0;
    if (last !== stored.length) report('sight', `${who} shows up to ${last} of ${stored.length}`);
    rows.forEach(([seq], place) => {
      if (place > 0 && seq !== (rows[place - 1]?.[0] ?? 0) + 1) report('sight', `${who} shows a hole before ${seq}`);
    });
  }
}
