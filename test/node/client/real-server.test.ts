/** `createClient` in plain Node against the real server over a real socket: connect, list, send, receive, resume. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient, type HearthClient } from '../../../src/index.ts';
import { startApp, type TestApp } from '../../kit/app.ts';
import { textsOf } from '../../kit/world.ts';

const WITHIN_MS = 5_000;

async function until(holds: () => boolean, what: string): Promise<void> {
  const end = Date.now() + WITHIN_MS;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Not within ${WITHIN_MS} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('the client core by itself, in Node', () => {
  let app: TestApp;
  const clients: HearthClient[] = [];
  before(async () => {
    app = await startApp();
  });
  after(async () => {
    for (const client of clients) client.close();
    await app.close();
  });

  function open(sub: string): HearthClient {
    const client = createClient({
      server: `http://127.0.0.1:${app.port}`,
      community: app.community.slug,
      getToken: () => app.token(sub),
    });
    clients.push(client);
    return client;
  }

  test('connects, lists channels, sends, receives, and resumes after the line was lost', async () => {
    const [ada, tom] = [open('owner'), open('tom')];
    await until(() => ada.ready.get() && tom.ready.get(), 'both are ready');
    assert.ok(tom.community.groups.get().flatMap(({ channels }) => channels).length >= 3);
    assert.equal(ada.persistent.get(), false, 'nothing outlives the process');
    const { general } = app.community;
    const [hers, his] = [ada.channel(general), tom.channel(general)];
    const releases = [hers.hold(), his.hold()];
    const { stored } = await hers.send('Is the gate open?');
    assert.equal(stored, false);
    await until(() => textsOf(his.timeline.get().items).includes('Is the gate open?'), 'the message arrives');
    await until(() => hers.timeline.get().items[0]?.state === 'sent', 'it is shown as sent');

    app.io.disconnectSockets(true);
    await until(() => tom.connection.get().status !== 'online', 'the line is lost');
    await his.send('Written without a line');
    await until(() => textsOf(hers.timeline.get().items).includes('Written without a line'), 'it is sent on return');
    assert.deepEqual(textsOf(his.timeline.get().items), ['Is the gate open?', 'Written without a line']);
    for (const release of releases) release();
    assert.deepEqual(app.complaints, []);
  });

  test('two clients of one person in one process do not stand in each other’s way', async () => {
    const [one, two] = [open('grace'), open('grace')];
    await until(() => one.ready.get() && two.ready.get(), 'both are ready');
    const { general } = app.community;
    await Promise.all([one.channel(general).send('from the first'), two.channel(general).send('from the second')]);
    await until(() => one.outbox.get().waiting + two.outbox.get().waiting === 0, 'both outboxes are empty');
  });

  test('says in `connection` what is wrong, and throws nothing', async () => {
    const wrong = createClient({
      server: `http://127.0.0.1:${app.port}`,
      community: 'nowhere',
      getToken: () => app.token('tom'),
    });
    clients.push(wrong);
    await until(() => wrong.connection.get().status === 'refused', 'refused');
    const state = wrong.connection.get();
    assert.equal(state.status === 'refused' && state.error.code, 'not_found');
  });
});
