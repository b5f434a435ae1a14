/** Hearth as it is, with the embedded store in a folder of its own; only the rates are lifted, for few people send much. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IdentityKey } from '../../server/auth/identity-keys.ts';
import { createSqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { startApp } from '../../test/kit/app.ts';

export interface HearthTold {
  readonly port: number;
  readonly slug: string;
  readonly communityId: string;
  readonly general: string;
  readonly key: IdentityKey;
}

if (process.send) {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const app = await startApp({ storage: createSqliteStorage(folder) });
  const { slug, communityId, general, key } = app.community;
  const end = (): void => {
    rmSync(folder, { recursive: true, force: true });
    process.exit();
  };
  process.on('SIGTERM', end);
  process.on('disconnect', end);
  process.send({ port: app.port, slug, communityId, general, key } satisfies HearthTold);
}
