/** Erases caches whose person is in no tab: those that other people left, and what is left of the last one at sign-out. */
async function namesWith(prefix: string): Promise<readonly string[]> {
  if (typeof indexedDB === 'undefined' || !('databases' in indexedDB)) return [];
  return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
}

/** @param tellTabs ends what other tabs still hold of that person. */
export async function eraseAll(prefix: string, tellTabs: (name: string) => void): Promise<void> {
  for (const name of await namesWith(prefix)) {
    tellTabs(name);
    indexedDB.deleteDatabase(name);
  }
}

export async function eraseOthers(prefix: string, keep: string): Promise<void> {
  const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined);
  const held = (await locks?.query())?.held ?? [];
  for (const name of await namesWith(prefix))
    if (name !== keep && !held.some((lock) => lock.name?.startsWith(name))) indexedDB.deleteDatabase(name);
}
