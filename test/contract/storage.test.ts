/** Both adapters keep the promises of the storage port. */
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { createSqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { temporaryFolder } from '../kit/storage-folder.ts';
import { describeStorage } from './storage.contract.ts';

describeStorage('MemoryStorage', () => new MemoryStorage());
describeStorage('SqliteStorage', (t) => createSqliteStorage(temporaryFolder(t)));
