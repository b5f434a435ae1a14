/**
 * The sample hosts, in demo mode only: their pages, and the back end that signs in one of a dozen demo persons for whoever
 * asks. A real host would ask its own session first.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import type { Gate } from '../auth/gate.ts';
import type { IdentityKey } from '../auth/identity-keys.ts';
import { type HttpAnswer, HttpRefusal, type HttpRequest, jsonAnswer, type Route } from './exchange.ts';
import { createNonce } from './pages.ts';
import { createStaticFiles } from './static-files.ts';

/** Somebody the sample hosts know. */
export interface DemoVisitor {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** The slug of the community they are at home in. */
  readonly community: string;
}
export interface DemoParts {
  readonly gate: Gate;
  readonly visitors: readonly DemoVisitor[];
  /** Folder of the sample pages. */
  readonly pages: string;
  /** What the sample host knows of a person in a community: name, roles, age band. */
  claimsOf(personId: string, slug: string): Readonly<Record<string, unknown>>;
  /** The sample host's key in a community. */
  keyOf(communityId: string): Promise<IdentityKey | undefined>;
  now(): number;
}

const DEMO = '/demo/';
const ELEMENT = /^elements\/hearth-[a-z-]{1,40}$/;
const PAGE = /^[a-z][a-z0-9-]{0,40}$/;
const TOKEN_SECONDS = 1800;
/** The strict one shows what Hearth needs; the others are what most websites send. */
const RELAXED = "object-src 'none'; base-uri 'self'; frame-ancestors 'self'";

function strictPolicy(nonce: string, host: string | undefined): string {
  const socket = host && /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self'; connect-src 'self'${socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html hearth`;
}

export function demoRoutes(parts: DemoParts): readonly Route[] {
  const { gate, visitors, pages, claimsOf, keyOf, now } = parts;
  const files = createStaticFiles(pages);

  async function handleToken({ query }: HttpRequest): Promise<HttpAnswer> {
    const visitor = visitors.find(({ id }) => id === query.get('person'));
    if (!visitor)
      throw new HttpRefusal(
        'not_found',
        `There is no such demo person. Known are: ${visitors.map(({ id }) => id).join(', ')}.`,
      );
    const slug = query.get('community') ?? visitor.community;
    const community = await gate.community(slug);
    const key = community && (await keyOf(community.id));
    if (!community || !key) throw new HttpRefusal('not_found', 'There is no such demo community.');
    const issuedAt = Math.floor(now() / 1000);
    const token = await new SignJWT({ ...claimsOf(visitor.id, community.slug) })
      .setProtectedHeader({ alg: key.algorithm, ...(key.kid === undefined ? {} : { kid: key.kid }) })
      .setSubject(visitor.id)
      .setIssuer(key.iss)
      .setAudience(key.aud)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + TOKEN_SECONDS)
      .sign(Buffer.from(key.secret ?? '', 'utf8'));
    return jsonAnswer(200, { token, community: community.slug });
  }

  async function showPage(request: HttpRequest, file: string): Promise<HttpAnswer> {
    const html = await readFile(join(pages, file), 'utf8').catch(() => undefined);
    if (html === undefined) throw new HttpRefusal('not_found', 'There is no such sample page.');
    const nonce = createNonce();
    const isStrict = file === 'csp.html';
    return {
      status: 200,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': isStrict ? strictPolicy(nonce, request.headers.host) : RELAXED,
      },
      body: html.replaceAll('{{nonce}}', nonce),
    };
  }

  async function handlePage(request: HttpRequest): Promise<HttpAnswer> {
    const name = request.path.slice(DEMO.length);
    if (name === '') return showPage(request, 'index.html');
    if (ELEMENT.test(name)) return showPage(request, 'element.html');
    if (PAGE.test(name)) return showPage(request, `${name}.html`);
    return files.answer(request, [name], 'no-cache');
  }

  return [
    { method: 'GET', path: '/demo/token', kind: 'api', handle: handleToken },
    {
      method: 'GET',
      path: '/demo/persons',
      kind: 'api',
      handle: () => Promise.resolve(jsonAnswer(200, { persons: visitors })),
    },
    { method: 'GET', path: '/demo', kind: 'page', handle: (request) => showPage(request, 'index.html') },
    { method: 'GET', path: '/demo/*', kind: 'page', handle: handlePage },
  ];
}
