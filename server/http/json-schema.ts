/**
 * Turns the protocol's schemas into JSON Schema for the API's description, so that it can never differ from what the server
 * accepts. Knows exactly the validator's parts that the protocol uses; a new one fails the test beside it.
 */
import type { Schema } from '../../src/protocol/schema.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The validator's own description of a schema, as far as it is read here. */
interface Node {
  readonly kind: 'schema' | 'validation' | 'transformation' | 'metadata';
  readonly type: string;
  readonly pipe?: readonly Node[];
  readonly entries?: Readonly<Record<string, Node>>;
  readonly item?: Node;
  readonly wrapped?: Node;
  readonly key?: Node;
  readonly value?: Node;
  readonly options?: readonly (Node | string)[];
  readonly literal?: unknown;
  readonly requirement?: unknown;
}

const OPTIONAL: ReadonlySet<string> = new Set(['optional', 'exact_optional', 'nullish']);

function limits(node: Node, isText: boolean, isList: boolean): JsonSchema {
  const { type, requirement } = node;
  const size = isText ? 'Length' : isList ? 'Items' : '';
  switch (type) {
    case 'min_length':
      return { [`min${size}`]: requirement };
    case 'max_length':
      return { [`max${size}`]: requirement };
    case 'min_value':
      return { minimum: requirement };
    case 'max_value':
      return { maximum: requirement };
    case 'integer':
      return { type: 'integer' };
    case 'regex':
      return { pattern: (requirement as RegExp).source };
    default:
      return {};
  }
}

function objectSchema(entries: Readonly<Record<string, Node>>): JsonSchema {
  const accepted = Object.entries(entries).filter(([, { wrapped }]) => wrapped?.type !== 'never');
  const required = accepted.filter(([, { type }]) => !OPTIONAL.has(type)).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(accepted.map(([name, entry]) => [name, convert(entry)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

function base(node: Node): JsonSchema {
  const { type, entries = {}, item, wrapped, options = [], value } = node;
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type };
    case 'object':
    case 'strict_object':
      return objectSchema(entries);
    case 'array':
      return { type: 'array', items: convert(item as Node) };
    case 'record':
      return { type: 'object', additionalProperties: convert(value as Node) };
    case 'literal':
      return { const: node.literal };
    case 'picklist':
      return { enum: options };
    case 'union':
    case 'variant':
      return { anyOf: options.map((option) => convert(option as Node)) };
    case 'nullable':
      return { anyOf: [convert(wrapped as Node), { type: 'null' }] };
    case 'optional':
    case 'exact_optional':
      return convert(wrapped as Node);
    case 'unknown':
      return {};
    default:
      throw new TypeError(`The API's description knows no “${type}”.`);
  }
}

function convert(node: Node): JsonSchema {
  const [first = node, ...rest] = node.pipe ?? [node];
  const start = first.pipe && first !== node ? convert(first) : base(first);
  const isText = start['type'] === 'string';
  const isList = start['type'] === 'array';
  return rest.reduce<JsonSchema>((schema, part) => ({ ...schema, ...limits(part, isText, isList) }), start);
}

export function toJsonSchema(schema: Schema): JsonSchema {
  return convert(schema);
}
