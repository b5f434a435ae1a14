/** What a server says of itself, to Prometheus and to whoever watches over it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openMetrics } from '../../../server/metrics/metrics-server.ts';
import { createRegistry } from '../../../server/metrics/registry.ts';
import { createSqliteStorage } from '../../../server/storage/sqlite-storage.ts';
import { newId, startApp, type TestApp, testConfig } from '../../kit/app.ts';
import { closeApp, connect } from '../../kit/app-client.ts';
import { must } from '../../kit/frame-fixtures.ts';

describe('the metrics', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
  let app: TestApp;
  before(async () => {
    app = await startApp({ storage: createSqliteStorage(folder) });
  });
  after(async () => {
    await closeApp(app);
    rmSync(folder, { recursive: true, force: true });
  });

  /** The value of one line; undefined where there is none. */
  const value = (line: string): number | undefined => {
    const found = app
      .metrics()
      .split('\n')
      .find((one) => one.startsWith(`${line} `));
    return found === undefined ? undefined : Number(found.slice(line.length + 1));
  };

  test('count commands by outcome, commits, deliveries, syncs and connections', async () => {
    const [near, far] = [await connect(app, 'near'), await connect(app, 'far')];
    const stream = `channel:${app.community.general}`;
    await Promise.all([near.sync({ stream }), far.sync({ stream })]);
    await must(near.command('message.send', { channelId: app.community.general, text: 'The secret sentence' }));
    await near.command('message.send', { channelId: newId(), text: 'to nowhere' });
    await far.hears('patch');
    await far.sync({ stream, since: { epoch: 'another', rev: 3 } });
    assert.equal(value('hearth_commands_total{type="message.send",outcome="ok"}'), 1);
    assert.equal(value('hearth_commands_total{type="message.send",outcome="not_found"}'), 1);
    assert.equal(value('hearth_connections'), 2);
    assert.equal(value('hearth_connections_opened_total'), 2);
    assert.equal(value('hearth_deliveries_total{event="patch"}'), 2);
    assert.equal(value('hearth_syncs_total{outcome="fresh"}'), 2);
    assert.equal(value('hearth_syncs_total{outcome="reset"}'), 1);
    assert.equal(value('hearth_storage_writable'), 1);
    assert.ok((value('hearth_commit_seconds_count') ?? 0) >= 3);
    assert.ok((value('hearth_commit_units_sum') ?? 0) >= (value('hearth_commit_seconds_count') ?? 0));
    assert.ok((value('hearth_memory_bytes{kind="rss"}') ?? 0) > 1e6);
    assert.ok((value('hearth_event_loop_delay_seconds{quantile="0.99"}') ?? -1) >= 0);
  });

  test('hold no id, no text and nothing that a visitor chose', async () => {
    const near = await connect(app, 'near');
    await near.command('made.up', { channelId: app.community.general });
    const text = app.metrics();
    assert.match(text, /hearth_commands_total\{type="unknown",outcome="invalid"\} 1/);
    for (const secret of ['made.up', near.memberId, app.community.general, app.community.slug, 'The secret sentence'])
      assert.ok(!text.includes(secret), secret);
  });

  test('are in the format that Prometheus reads', () => {
    const line = /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? -?[\d.e+-]+(NaN)?)$/;
    for (const one of app.metrics().trimEnd().split('\n')) assert.match(one, line);
  });

  test('are at no path of the public port', async () => {
    const answer = await fetch(`http://127.0.0.1:${app.port}/metrics`);
    assert.equal(answer.status, 404);
    assert.equal((await fetch(`http://127.0.0.1:${app.port}/livez`)).status, 200);
  });

  test('have an address of their own', async () => {
    const server = await openMetrics({ host: '127.0.0.1', port: 0 }, app.metrics);
    const answer = await fetch(`http://127.0.0.1:${server.port}/metrics`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    assert.match(await answer.text(), /^# TYPE hearth_commands_total counter$/m);
    assert.equal((await fetch(`http://127.0.0.1:${server.port}/`)).status, 404);
    server.close();
  });
});

test('a name gets so many series and no more', () => {
  const registry = createRegistry();
  const counter = registry.counter('wild', 'Too many values.');
  for (let n = 0; n < 1_000; n++) counter.add({ id: String(n) });
  const lines = registry.text().trimEnd().split('\n').slice(2);
  assert.equal(lines.length, 501);
  assert.equal(lines.at(-1), 'wild{id="other"} 500');
});

test('a histogram counts each value in every bucket that is wide enough', () => {
  const registry = createRegistry();
  const histogram = registry.histogram('took', 'Seconds.', [0.1, 1]);
  for (const value of [0.05, 0.1, 0.5, 7]) histogram.observe(value);
  assert.deepEqual(registry.text().trimEnd().split('\n').slice(2), [
    'took_bucket{le="0.1"} 2',
    'took_bucket{le="1"} 3',
    'took_bucket{le="+Inf"} 4',
    'took_sum 7.65',
    'took_count 4',
  ]);
});

test('the metrics’ address is this machine’s unless it is said otherwise', () => {
  assert.equal(testConfig().metrics, undefined);
  assert.deepEqual(testConfig({ HEARTH_METRICS: '9464' }).metrics, { host: '127.0.0.1', port: 9464 });
  assert.deepEqual(testConfig({ HEARTH_METRICS: '[::1]:9464' }).metrics, { host: '::1', port: 9464 });
  assert.throws(() => testConfig({ HEARTH_METRICS: 'everywhere' }), /HEARTH_METRICS must be a port or an address/);
});
