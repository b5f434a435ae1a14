/** The sample pages as files: whole documents that name only people, communities, channels and files that exist. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createDemoCommunities } from '../../../demo/content/communities.ts';
import { demoPersons } from '../../../demo/content/persons.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'demo', 'pages');
const files = readdirSync(folder);
const pages = files.filter((file) => file.endsWith('.html'));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const communities = createDemoCommunities();
const slugs = communities.map(({ slug }) => slug);
const channelKeys = communities.flatMap(({ channels }) => channels.map(({ key }) => key));

/** Values of an attribute throughout a page. */
function values(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');
}

describe('sample pages', () => {
  test('are those that the demo promises', () => {
    for (const page of ['index', 'school', 'charity', 'blog', 'hostile', 'csp', 'spa', 'parts', 'element']) {
      assert.ok(pages.includes(`${page}.html`), page);
    }
  });

  for (const page of pages) {
    const html = read(page);

    test(`${page} is a whole, accessible document with a place for the person switcher`, () => {
      assert.match(html, /^<!doctype html>\s*<html lang="en(-GB)?">/);
      assert.match(html, /<title>[^<]{8,}<\/title>/);
      assert.match(html, /<meta name="viewport" content="width=device-width, initial-scale=1" \/>/);
      assert.equal(html.match(/<main[ >]/g)?.length, 1);
      assert.match(html, /<aside data-demo-bar aria-label="[^"]+"><\/aside>/);
      if (page !== 'spa.html') assert.match(html, /<h1[ >]/);
    });

    test(`${page} names only people, communities and channels that exist`, () => {
      for (const person of values(html, 'data-person'))
        assert.ok(
          demoPersons.some(({ id }) => id === person),
          person,
        );
      for (const slug of [...values(html, 'data-community'), ...values(html, 'community')])
        assert.ok(slugs.includes(slug), slug);
      for (const key of [...values(html, 'data-channel'), ...values(html, 'channel')])
        assert.ok(channelKeys.includes(key), key);
      assert.equal(values(html, 'data-person').length, 1);
    });

    test(`${page} loads only its own files and Hearth’s, and links to what exists`, () => {
      const hearths = ['/hearth.js', '/elements.js'];
      const ids = values(html, 'id');
      for (const address of [...values(html, 'src'), ...values(html, 'href')]) {
        if (hearths.includes(address) || address === '/demo/' || address.startsWith('?')) continue;
        if (address.startsWith('#')) assert.ok(ids.includes(address.slice(1)), address);
        else {
          const file = address.replace(/^\/demo\//, '').replace(/^elements\/hearth-[a-z-]+$/, 'element');
          assert.ok(existsSync(join(folder, file)) || existsSync(join(folder, `${file}.html`)), address);
        }
      }
      assert.doesNotMatch(html, /https?:\/\//);
    });
  }

  test('the page under a strict policy has no inline script, style or handler, and a nonce wherever one is asked for', () => {
    const html = read('csp.html');
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:/);
    for (const [tag] of html.matchAll(/<script\b[^>]*>|<link rel="stylesheet"[^>]*>/g))
      assert.match(tag, /nonce="\{\{nonce\}\}"/);
    for (const [, content] of html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) assert.equal(content, '');
  });

  test('scripts make no markup from strings', () => {
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      assert.doesNotMatch(
        read(file),
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/,
        file,
      );
    }
  });
});
