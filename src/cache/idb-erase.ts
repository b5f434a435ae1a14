/** Erases what other people left on this device: caches of the same community whose person is in no tab any more. */
export async function eraseOthers(prefix: string, keep: string): Promise<void> {
  if (typeof indexedDB === 'undefined' || !('databases' in indexedDB)) return;
  const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined);
  const held = (await locks?.query())?.held ?? [];
  for (const { name } of await indexedDB.databases()) {
    const isOther = name !== undefined && name.startsWith(prefix) && name !== keep;
    if (isOther && !held.some((lock) => lock.name?.startsWith(name))) indexedDB.deleteDatabase(name);
  }
}
