import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MemoryCache } from '../../src/cache/memory-cache.ts';
import { cacheContract } from './cache.contract.ts';

describe('MemoryCache', () => {
  for (const { promise, run } of cacheContract) test(promise, () => run(new MemoryCache(), assert.deepEqual));
});
