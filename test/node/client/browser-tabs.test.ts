import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BrowserTabs } from '../../../src/sync/browser-tabs.ts';

test('a task that fails while it leads is told to the logger, with or without a page', async () => {
  const warnings: string[] = [];
  const told = new Promise<void>((resolve) => {
    const tabs = new BrowserTabs('hearth-test', { warn: (code) => (warnings.push(code), resolve()) });
    tabs.lead('outbox', () => Promise.reject(new Error('broken')));
  });
  await told;
  assert.deepEqual(warnings, ['lead_failed']);
});
