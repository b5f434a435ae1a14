/**
 * Frames made from the wire's own schemas, and then bent: right in shape and full of things that exist, with one or a few
 * parts taken out, exchanged, swollen or forged. Used by the fuzz test; the same seed makes the same frames.
 */
import fc, { type Arbitrary } from 'fast-check';
import { commandInputs } from '../../src/protocol/commands.ts';
import { signal } from '../../src/protocol/presence.ts';
import { queryInputs } from '../../src/protocol/queries.ts';
import type { Schema } from '../../src/protocol/schema.ts';
import { syncRequest, tokenFrame } from '../../src/protocol/wire.ts';

type Node = Readonly<Record<string, unknown>>;

export interface FuzzedFrame {
  readonly event: string;
  /** The JSON texts of the event's arguments; not all of them are JSON. */
  readonly payloads: readonly string[];
  readonly wantsAnswer: boolean;
}

/** @param ids of things that exist, by the kind of person who might name them. */
export function fuzzedFrames(ids: readonly string[], streams: readonly string[]): Arbitrary<FuzzedFrame> {
  const make = makerFrom(ids, streams);
  const frame = fc.oneof(
    { weight: 6, arbitrary: ofTable('command', commandInputs, make) },
    { weight: 4, arbitrary: ofTable('query', queryInputs, make) },
    { weight: 2, arbitrary: make(syncRequest as unknown as Node).map((value) => ({ event: 'sync', value })) },
    { weight: 1, arbitrary: make(signal as unknown as Node).map((value) => ({ event: 'signal', value })) },
    { weight: 1, arbitrary: make(tokenFrame as unknown as Node).map((value) => ({ event: 'token', value })) },
  );
  return fc
    .tuple(
      frame,
      fc.oneof(fc.constant([]), fc.array(bend, { minLength: 1, maxLength: 3 })),
      fc.array(garble, { maxLength: 1 }),
      fc.nat(19),
    )
    .map(([{ event, value }, bends, garbles, more]) => {
      const bent = bends.reduce<unknown>((whole, one) => one(whole), value);
      const text = garbles.reduce((whole, one) => one(whole), JSON.stringify(bent ?? null));
      return {
        event: more === 0 ? (NAMES[text.length % NAMES.length] ?? event) : event,
        payloads: more === 1 ? [] : more === 2 ? [text, text] : [text],
        wantsAnswer: more !== 3,
      };
    });
}

const NAMES = ['', 'constructor', '__proto__', 'connect', 'disconnect', 'patch', 'message', 'toString', '\u0000'];

function ofTable(event: string, table: Readonly<Record<string, Schema>>, make: (node: Node) => Arbitrary<unknown>) {
  const one = Object.entries(table).map(([type, schema]) =>
    fc
      .tuple(make(schema as unknown as Node), fc.uuid({ version: 7 }))
      .map(([input, opId]) => ({ event, value: { type, opId, ...(input as object) } })),
  );
  return fc.oneof(...one);
}

/** From a schema to what it accepts, as far as structure says; where a check says more, mostly. */
function makerFrom(ids: readonly string[], streams: readonly string[]): (node: Node) => Arbitrary<unknown> {
  const text = fc.oneof(
    fc.constantFrom(...ids),
    fc.constantFrom(...streams),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('👍', '#123456', '@everyone', '/files/x.webp', 'a'.repeat(4000)),
  );
  const number = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(1, 60_000, Date.now() + 60_000));

  function make(node: Node): Arbitrary<unknown> {
    const { type } = node;
    if (type === 'string') return textFor(node);
    if (type === 'number') return number;
    if (type === 'boolean') return fc.boolean();
    if (type === 'literal') return fc.constant(node['literal']);
    if (type === 'picklist') return fc.constantFrom(...(node['options'] as unknown[]));
    if (type === 'array') return fc.array(make(node['item'] as Node), { maxLength: 4 });
    if (type === 'union' || type === 'variant') return fc.oneof(...(node['options'] as Node[]).map(make));
    if (type === 'nullable') return fc.option(make(node['wrapped'] as Node));
    if (type === 'optional' || type === 'exact_optional') return make(node['wrapped'] as Node);
    if (type === 'object') return object(node['entries'] as Readonly<Record<string, Node>>);
    return fc.jsonValue();
  }

  function textFor(node: Node): Arbitrary<string> {
    const patterns = ((node['pipe'] as readonly Node[] | undefined) ?? []).map((part) => String(part['requirement']));
    const fits = (sample: string): boolean => patterns.some((pattern) => pattern.includes(sample));
    if (fits('[0-9a-f]{8}-')) return fc.constantFrom(...ids);
    if (fits('(community|channel|me)')) return fc.constantFrom(...streams);
    if (fits('Pictographic')) return fc.constantFrom('👍', '🎉');
    if (fits('#(')) return fc.constant('#0b6076');
    return text;
  }

  function object(entries: Readonly<Record<string, Node>>): Arbitrary<unknown> {
    const isOptional = ({ type }: Node): boolean => type === 'optional' || type === 'exact_optional';
    const isOpen = ([, entry]: readonly [string, Node]): boolean =>
      (entry['wrapped'] as Node | undefined)?.['type'] !== 'never';
    const open = Object.entries(entries).filter(isOpen);
    const requiredKeys = open.flatMap(([key, entry]) => (isOptional(entry) ? [] : [key]));
    return fc.record(Object.fromEntries(open.map(([key, entry]) => [key, make(entry)])), { requiredKeys });
  }
  return make;
}

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let n = 0; n < depth; n++) value = n % 2 ? [value] : { a: value };
  return value;
};
const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  true,
  [],
  {},
  [[]],
  { $ne: null },
  { toString: 1, valueOf: 2 },
  { _placeholder: true, num: 0 },
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "'; DROP TABLE messages; --",
  '\ud800',
  '\u0000\u202e\ufeff',
  'a\u0301'.repeat(500),
  'x'.repeat(9_000),
  Array.from({ length: 1_200 }, () => 'x'),
  nested(500),
];

/** Does something to one part of a value; which, the numbers say. */
const bend: Arbitrary<(whole: unknown) => unknown> = fc
  .record({ where: fc.nat(1000), how: fc.nat(5), odd: fc.constantFrom(...ODD) })
  .map(
    ({ where, how, odd }) =>
      (whole) =>
        bendPart(whole, where, how, odd),
  );

function bendPart(whole: unknown, where: number, how: number, odd: unknown): unknown {
  const copy = structuredClone(whole);
  const spots: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || spots.length > 500) return;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      spots.push({ holder, key });
      visit(holder[key]);
    }
  };
  visit(copy);
  const spot = spots[where % Math.max(1, spots.length)];
  if (!spot || how === 0) return odd;
  const { holder, key } = spot;
  if (how === 1) Reflect.deleteProperty(holder, key);
  else if (how === 2) holder[key] = [holder[key]];
  else if (how === 3) Object.defineProperty(holder, '__proto__', { value: odd, enumerable: true, configurable: true });
  else holder[key] = odd;
  return copy;
}

/** Breaks the text itself. */
const garble: Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string) => text) },
  {
    weight: 1,
    arbitrary: fc.nat(400).map((at) => (text: string) => text.slice(0, at % Math.max(1, text.length))),
  },
  { weight: 1, arbitrary: fc.nat(400).map((at) => (text: string) => `${text.slice(0, at)},${text.slice(at)}`) },
  { weight: 1, arbitrary: fc.constant((text: string) => text.replace(/"type":/, '"type":"x","type":')) },
);
