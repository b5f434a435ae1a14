/** All adapters keep the promises of the storage port. */
import { after } from 'node:test';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { openPostgresStorage } from '../../server/storage/postgres-storage.ts';
import { createSqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { missing, startPostgres } from '../kit/databases.ts';
import { temporaryFolder } from '../kit/storage-folder.ts';
import { describeStorage } from './storage.contract.ts';

describeStorage('MemoryStorage', () => new MemoryStorage());
describeStorage('SqliteStorage', (t) => createSqliteStorage(temporaryFolder(t)));

const skip = missing('postgres');
const postgres = skip === false ? await startPostgres({ careless: true }) : undefined;
after(() => postgres?.stop());
const url = await postgres?.createDatabase();
let count = 0;
const open = () => openPostgresStorage(url ?? '', { schema: `store_${++count}`, readerCount: 2, writerCount: 2 });
describeStorage('PostgresStorage', open, skip);
