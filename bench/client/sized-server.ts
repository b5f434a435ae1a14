/** Hearth with one channel of each length asked for. Arguments: the origin that may embed it, then the lengths. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { startApp, testConfig } from '../../test/kit/app.ts';
import { closeApp, connect } from '../../test/kit/app-client.ts';
import { lengthenChannel } from '../../test/kit/long-channel.ts';
import type { HearthTold } from '../server/hearth-server.ts';

export interface SizedTold extends Omit<HearthTold, 'general'> {
  /** By length. */
  readonly channelIds: Readonly<Record<string, string>>;
}

if (process.send) {
  const [origin = '', ...lengths] = process.argv.slice(2);
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const config = testConfig({ HEARTH_ORIGINS: origin });
  const first = await startApp({ config, storage: createSqliteStorage(folder) });
  const owner = await connect(first, 'owner');
  const channelIds: Record<string, string> = {};
  for (const length of lengths) {
    const made = await owner.command('channel.create', { name: `long-${length}` });
    if (!made.ok) throw new Error(made.error.message);
    channelIds[length] = (made.result as { readonly channelId: string }).channelId;
  }
  const { slug, communityId, key } = first.community;
  await closeApp(first);
  for (const length of lengths) await lengthenChannel(folder, slug, `long-${length}`, Number(length));
  const app = await startApp({ config, storage: createSqliteStorage(folder) });
  const end = (): void => {
    rmSync(folder, { recursive: true, force: true });
    process.exit();
  };
  process.on('SIGTERM', end);
  process.on('disconnect', end);
  process.send({ port: app.port, slug, communityId, key, channelIds } satisfies SizedTold);
}
