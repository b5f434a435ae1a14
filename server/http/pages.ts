/** The server's own pages: where one arrives, and a community that fills the page for those who have no host page. */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { CommunityRow } from '../../src/protocol/community.ts';
import type { Gate } from '../auth/gate.ts';
import { type HttpAnswer, HttpRefusal, type HttpRequest, type Route } from './exchange.ts';
import { pagePolicy } from './headers.ts';
import { createStaticFiles } from './static-files.ts';

const ASSETS = fileURLToPath(new URL('assets/', import.meta.url));
const COMMUNITY = '/community/';
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

export function createNonce(): string {
  return randomBytes(16).toString('base64');
}

function page(request: HttpRequest, title: string, write: (nonce: string) => string): HttpAnswer {
  const nonce = createNonce();
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="/pages/icon.svg">
    <link rel="stylesheet" href="/pages/page.css">
  </head>
${write(nonce)}
</html>
`;
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': pagePolicy(nonce, request.headers.host),
    },
    body: html,
  };
}

function startBody(isDemo: boolean): string {
  const demo = isDemo ? '<p><a class="button" href="/demo/">Look at the sample pages</a></p>' : '';
  return `  <body class="plain">
    <main>
      <h1>Hearth is running</h1>
      <p>This server holds communities that live in other websites. To put one into a page of yours, paste this tag:</p>
      <pre><code>&lt;script src="/hearth.js" data-community="your-community" async&gt;&lt;/script&gt;</code></pre>
      <p>with this server’s address before <code>/hearth.js</code>.</p>
      ${demo}
    </main>
  </body>`;
}

function communityBody(community: CommunityRow, nonce: string): string {
  const { slug, name, tagline, guests } = community;
  return `  <body>
    <main id="place" data-community="${escapeHtml(slug)}" data-name="${escapeHtml(name)}" data-tagline="${escapeHtml(tagline)}" data-guests="${guests ? 'yes' : 'no'}">
      <noscript><p class="notice">Hearth needs JavaScript. Allow it for this page and reload.</p></noscript>
    </main>
    <script type="module" nonce="${nonce}" src="/pages/community.js"></script>
  </body>`;
}

export function pageRoutes(gate: Gate, isDemo: boolean): readonly Route[] {
  const assets = createStaticFiles(ASSETS);
  return [
    {
      method: 'GET',
      path: '/',
      kind: 'page',
      handle: (request) => Promise.resolve(page(request, 'Hearth', () => startBody(isDemo))),
    },
    {
      method: 'GET',
      path: `${COMMUNITY}*`,
      kind: 'page',
      async handle(request) {
        const slug = request.path.slice(COMMUNITY.length).replace(/\/$/, '');
        const community = /^[a-z0-9-]{1,64}$/.test(slug) ? await gate.community(slug) : undefined;
        if (community?.slug !== slug) throw new HttpRefusal('not_found', 'There is no community at this address.');
        return page(request, community.name, (nonce) => communityBody(community, nonce));
      },
    },
    {
      method: 'GET',
      path: '/pages/*',
      kind: 'page',
      handle: (request) => assets.answer(request, [request.path.slice('/pages/'.length)], 'public, max-age=300'),
    },
  ];
}
