/**
 * Who may open a connection. The origin is checked before anything else on every transport; the token comes in the first
 * frame and never in the address. A refusal says in words what to change, and the line under it is closed.
 */
import type { IncomingMessage } from 'node:http';
import type { WireError } from '../../src/protocol/errors.ts';
import { handshake } from '../../src/protocol/handshake.ts';
import * as s from '../../src/protocol/schema.ts';
import { PROTOCOL_VERSION } from '../../src/protocol/version.ts';
import { type Gate, ORIGIN_REFUSED } from '../auth/gate.ts';
import { createConnection, type Connection, type HearthSocket } from './connection.ts';

const TOKEN_NAMES = ['token', 'access_token', 'id_token', 'jwt', 'auth', 'authorization'];

/** For Engine.IO: refuses the request before a connection exists. */
export async function isAllowedRequest(gate: Gate, request: IncomingMessage): Promise<boolean> {
  const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
  if ([...query.keys()].some((name) => TOKEN_NAMES.includes(name.toLowerCase()))) return false;
  return gate.admitsOrigin(request.headers.origin);
}

export type Opening =
  { readonly ok: true; readonly connection: Connection } | { readonly ok: false; readonly error: WireError };
const refuse = (code: WireError['code'], message: string): Opening => ({ ok: false, error: { code, message } });

function versionOf(auth: unknown): unknown {
  return typeof auth === 'object' && auth !== null && 'protocol' in auth ? auth.protocol : undefined;
}

/** From the first frame to a connection, or to the reason why not. */
export async function openConnection(gate: Gate, socket: HearthSocket): Promise<Opening> {
  const auth: unknown = socket.handshake.auth;
  const version = versionOf(auth);
  if (typeof version === 'number' && version !== PROTOCOL_VERSION) {
    const advice =
      version < PROTOCOL_VERSION ? 'Reload the page to get the newer one.' : 'The server has to be upgraded.';
    return refuse(
      'protocol_mismatch',
      `This page speaks version ${String(version)} of the protocol, the server version ${String(PROTOCOL_VERSION)}. ${advice}`,
    );
  }
  const parsed = s.parse(handshake, auth);
  if (!parsed.ok) {
    const { path } = parsed.issue;
    return path === 'token'
      ? refuse('unauthenticated', 'A token is needed to open a connection.')
      : refuse('invalid', `The handshake’s “${path || 'auth'}” is missing or wrong.`);
  }
  const community = await gate.community(parsed.value.community);
  if (!community)
    return refuse('not_found', 'There is no such community on this server. Check the name in “data-community”.');
  if (!(await gate.admitsOriginTo(community.id, socket.handshake.headers.origin)))
    return { ok: false, error: ORIGIN_REFUSED };
  const entry = await gate.enter(community.id, parsed.value.token, { once: true });
  if (!entry.ok) return entry;
  return { ok: true, connection: createConnection(socket, entry.actor, entry.identity.expiresAt) };
}
