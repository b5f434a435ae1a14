/** Over the wire, with nothing of the client core: a message of one reaches the other. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startApp, type TestApp } from '../../kit/app.ts';
import { closeApp, connect } from '../../kit/app-client.ts';

describe('the live connection', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => closeApp(app));

  test('introduces itself and carries a message from one to the other', async () => {
    const [one, two] = [await connect(app, 'one'), await connect(app, 'two')];
    assert.equal(one.ready.communityId, app.community.communityId);
    assert.equal(one.ready.epoch, app.storage.epoch);
    const { general: channelId } = app.community;
    const stream = `channel:${channelId}`;
    await two.sync({ stream });
    const sent = await one.command('message.send', { channelId, text: 'Is the gate open?' });
    assert.equal(sent.ok, true, JSON.stringify(sent));
    const patch = (await two.hears('patch')) as { stream: string; rows: { text: string }[] };
    assert.equal(patch.stream, stream);
    assert.equal(patch.rows[0]?.text, 'Is the gate open?');
    assert.deepEqual(app.complaints, []);
  });
});
