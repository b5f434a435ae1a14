/** A schema as plain data: what it accepts, without code, the same in every run. For pinning the wire and describing it. */
import type { Schema } from '../../src/protocol/schema.ts';

type Node = Readonly<Record<string, unknown>>;

/** What of a node says which values it accepts. Checks by a function are told by the sentence they refuse with. */
const TELLING = ['type', 'literal', 'options', 'key', 'requirement', 'default'] as const;
const NESTED = ['item', 'wrapped', 'value'] as const;

export function shapeOf(schema: Schema): unknown {
  return shape(schema as unknown as Node);
}

function shape(node: Node): unknown {
  const pipe = node['pipe'];
  if (Array.isArray(pipe)) return pipe.map((part) => shapeOnce(part as Node));
  return shapeOnce(node);
}

function shapeOnce(node: Node): unknown {
  const told: Record<string, unknown> = {};
  for (const key of TELLING) {
    const value = node[key];
    if (value instanceof RegExp) told[key] = String(value);
    else if (value !== undefined && typeof value !== 'function')
      told[key] = Array.isArray(value) ? value.map(plain) : value;
  }
  if (node['type'] === 'check') told['message'] = node['message'];
  for (const key of NESTED) if (isNode(node[key])) told[key] = shape(node[key]);
  const entries = node['entries'];
  if (entries)
    told['entries'] = Object.fromEntries(
      Object.entries(entries)
        .sort()
        .map(([key, entry]) => [key, shape(entry as Node)]),
    );
  return told;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
function plain(value: unknown): unknown {
  return isNode(value) ? shape(value) : value;
}
