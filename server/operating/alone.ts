/** An operation on a data folder that no server is using just now, or on a database that many may be using. */
import { systemClock, systemRandom } from '../../src/util/clock.ts';
import type { Config } from '../config.ts';
import { createDomain } from '../domain/domain.ts';
import { createPorts } from '../ports.ts';
import { seedDemo } from '../seed.ts';
import { seedAlone } from '../seeding/seed-alone.ts';
import type { Invocation } from './command-line.ts';
import type { Outcome } from './control.ts';
import { readInviteKey } from './data-folder.ts';
import { createLog } from './log.ts';
import { operate } from './operations.ts';
import { OperatorError } from './operator-error.ts';
import { openPictures, openStore } from './store.ts';

export async function performAlone(invocation: Invocation, config: Config): Promise<Outcome> {
  const { dataFolder } = config;
  const log = createLog(config.logLevel);
  const { storage } = await openStore(config);
  const files = await openPictures(config);
  try {
    const inviteKey = config.inviteKey ?? readInviteKey(dataFolder);
    const ports = createPorts(systemClock, systemRandom, inviteKey, (code, detail) => {
      log.warn(code, detail);
    });
    if (invocation.command === 'seed') {
      const made = await seedAlone(storage, () => seedDemo(storage, ports, { files, key: inviteKey }));
      return {
        ok: true,
        lines:
          made.length > 0
            ? made.map(({ name, messageCount }) => `Made “${name}” with ${String(messageCount)} messages.`)
            : ['Everything was there already.'],
      };
    }
    const domain = createDomain({ storage, ports });
    const url = config.publicUrl ?? `http://localhost:${String(config.port)}`;
    return {
      ok: true,
      lines: await operate({ storage, domain, dataFolder, files, url, refresh: () => undefined }, invocation),
    };
  } catch (error) {
    if (error instanceof OperatorError) return { ok: false, message: error.message };
    throw error;
  } finally {
    await storage.close();
  }
}
