/** The API's description in OpenAPI 3.1, made from the protocol's tables. */
import { commandInputs } from '../../src/protocol/commands.ts';
import { ERROR_CODES } from '../../src/protocol/errors.ts';
import { join, sessionOpen } from '../../src/protocol/invites.ts';
import { queryInputs } from '../../src/protocol/queries.ts';
import type { Schema } from '../../src/protocol/schema.ts';
import { PROTOCOL_VERSION } from '../../src/protocol/version.ts';
import { type JsonSchema, toJsonSchema } from './json-schema.ts';

const ERROR = {
  type: 'object',
  properties: {
    ok: { const: false },
    error: {
      type: 'object',
      properties: {
        code: { enum: ERROR_CODES },
        message: { type: 'string' },
        retryAfterMs: { type: 'integer' },
        field: { type: 'string' },
      },
      required: ['code', 'message'],
    },
  },
  required: ['ok', 'error'],
};
const OK = { type: 'object', properties: { ok: { const: true }, result: {} }, required: ['ok', 'result'] };
const json = (schema: unknown) => ({ 'application/json': { schema } });

function operation(summary: string, body: JsonSchema, isOpen = false) {
  return {
    post: {
      summary,
      ...(isOpen ? { security: [] } : {}),
      requestBody: { required: true, content: json(body) },
      responses: {
        200: { description: 'Done', content: json(OK) },
        default: { description: 'Refused', content: json({ $ref: '#/components/schemas/Error' }) },
      },
    },
  };
}

function withOpId(schema: Schema): JsonSchema {
  const body = toJsonSchema(schema);
  const properties = {
    opId: {
      type: 'string',
      format: 'uuid',
      description:
        'A new UUID (version 7), made once before the first try; a repeat with the same one changes nothing.',
    },
    ...(body['properties'] as object),
  };
  return { ...body, properties, required: ['opId', ...((body['required'] as string[] | undefined) ?? [])] };
}

export function describeApi(): JsonSchema {
  const commands = Object.entries(commandInputs).map(([type, schema]) => [
    `/api/command/${type}`,
    operation(`Command ${type}`, withOpId(schema)),
  ]);
  const queries = Object.entries(queryInputs).map(([type, schema]) => [
    `/api/query/${type}`,
    operation(`Query ${type}`, toJsonSchema(schema)),
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hearth',
      version: String(PROTOCOL_VERSION),
      description: 'The same commands and queries as on the live connection.',
    },
    security: [{ bearer: [] }],
    paths: {
      ...(Object.fromEntries([...commands, ...queries]) as JsonSchema),
      '/api/join': operation('Join by an invite, or as a guest', toJsonSchema(join), true),
      '/api/invite/look': operation('What an invite opens', toJsonSchema(sessionOpen), true),
      '/api/session': operation('Sign in by a one-time link', toJsonSchema(sessionOpen), true),
    },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Error: ERROR },
    },
  };
}
