/**
 * What every adapter of the storage port promises, whatever lies beneath. An adapter's test calls `describeStorage` with a
 * way to make an empty store; each promise is tried on one of its own.
 */
import { type TestContext, describe, test } from 'node:test';
import type { Storage } from '../../server/domain/storage.ts';
import { commitPromises } from './storage-commits.ts';
import { memberPromises } from './storage-members.ts';
import { messagePromises } from './storage-messages.ts';
import { recordPromises } from './storage-records.ts';
import { searchPromises } from './storage-search.ts';
import { streamPromises } from './storage-streams.ts';

export type MakeStorage = (t: TestContext) => Storage | Promise<Storage>;
/** By what is promised; each gets an empty store. */
export type Promises = Readonly<Record<string, (storage: Storage) => Promise<void>>>;

const parts: Readonly<Record<string, Promises>> = {
  commits: commitPromises,
  streams: streamPromises,
  messages: messagePromises,
  search: searchPromises,
  members: memberPromises,
  records: recordPromises,
};

/** @param skip why the adapter cannot be tried here. */
export function describeStorage(name: string, make: MakeStorage, skip: string | false = false): void {
  for (const [part, promises] of Object.entries(parts)) {
    describe(`${name}: ${part}`, { skip }, () => {
      for (const [promise, keep] of Object.entries(promises)) {
        test(promise, async (t) => {
          const storage = await make(t);
          t.after(() => storage.close());
          await keep(storage);
        });
      }
    });
  }
}
